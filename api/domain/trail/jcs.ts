// RFC 8785 (JSON Canonicalization Scheme): one text for one value, so that its hash means the value.

export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json | undefined }

/**
 * The canonical JSON text: object keys by UTF-16 code units, no white space, numbers and strings as ECMAScript writes
 * them; members that are `undefined` are left out. Encode as UTF-8 before hashing.
 * @throws RangeError for NaN, infinities and lone surrogates.
 */
export function jcs(value: Json): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') return jcsNumber(value)
  if (typeof value === 'string') return jcsString(value)
  if (Array.isArray(value)) return `[${value.map((item: Json) => jcs(item)).join(',')}]`
  const object = value as { readonly [key: string]: Json | undefined }
  const members = Object.keys(object)
    .sort()
    .flatMap((key) => {
      const member = object[key]
      return member === undefined ? [] : [`${jcsString(key)}:${jcs(member)}`]
    })
  return `{${members.join(',')}}`
}

function jcsNumber(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`${value} has no JSON form`)
  return JSON.stringify(value)
}

/** A string literal; a lone surrogate has no UTF-8 form. */
export function jcsString(text: string): string {
  if (!text.isWellFormed()) throw new RangeError('a lone surrogate has no UTF-8 form')
  return JSON.stringify(text)
}
