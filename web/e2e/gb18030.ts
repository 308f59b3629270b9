// Writes GB18030 text for upload tests: the two-byte part, by turning the platform's own decoder around.

let table: ReadonlyMap<string, readonly [number, number]> | null = null

function encodingTable(): ReadonlyMap<string, readonly [number, number]> {
  const decoder = new TextDecoder('gb18030')
  const found = new Map<string, readonly [number, number]>()
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail === 0x7f) continue
      const sign = decoder.decode(Uint8Array.of(lead, trail))
      if (sign.length === 1 && !found.has(sign)) found.set(sign, [lead, trail])
    }
  }
  return found
}

/** @throws for signs outside ASCII and the two-byte part */
export function gb18030(text: string): Buffer {
  table ??= encodingTable()
  const bytes: number[] = []
  for (const sign of text) {
    const pair = table.get(sign)
    if (sign < '\u0080') bytes.push(sign.charCodeAt(0))
    else if (pair) bytes.push(...pair)
    else throw new Error(`no two-byte code for ${sign}`)
  }
  return Buffer.from(bytes)
}
