// Plain reading and writing of the address's query: repeated names stay lists, values stay text (a grid code never becomes a number).

export type Search = { readonly [name: string]: readonly string[] | undefined }

/** `?a=1&b=2&b=3` → `{ a: ['1'], b: ['2', '3'] }`; broken escapes are kept as they stand. */
export function parseSearch(text: string): Search {
  const found: Record<string, string[]> = {}
  for (const [name, value] of new URLSearchParams(text)) {
    // Names every object has (`toString`, `__proto__`) would be taken for values that are there.
    if (value === '' || name in Object.prototype) continue
    const list = found[name] ?? []
    if (!list.includes(value)) list.push(value)
    found[name] = list
  }
  return found
}

/** The inverse; `''` for nothing. Names keep their order, so equal views give equal addresses. */
export function stringifySearch(search: Readonly<Record<string, unknown>>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(search)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== '') query.append(name, String(one))
    }
  }
  const text = query.toString()
  return text === '' ? '' : `?${text.replaceAll('%3A', ':').replaceAll('%2C', ',')}`
}
