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
 * them; members that are `undefined` are left out. Encode as UTF-8 before hashing. `jcs(parsed) === text` says that a
 * text is canonical, duplicate keys included, which a parser drops.
 * @throws RangeError for NaN, infinities, lone surrogates and what is no JSON value.
 */
export function jcs(value: Json): string {
  if (typeof value === 'string') return jcsString(value)
  if (typeof value === 'number') return jcsNumber(value)
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value !== 'object') throw new RangeError(`a ${typeof value} has no JSON form`)
  return isList(value) ? `[${value.map(jcs).join(',')}]` : jcsObject(value)
}

const isList = (value: object): value is readonly Json[] => Array.isArray(value)

function jcsObject(object: { readonly [key: string]: Json | undefined }): string {
  let members = ''
  for (const key of Object.keys(object).sort()) {
    const member = object[key]
    if (member === undefined) continue
    members += `${members === '' ? '' : ','}${jcsString(key)}:${jcs(member)}`
  }
  return `{${members}}`
}

function jcsNumber(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`${value} has no JSON form`)
  return JSON.stringify(value)
}

/** A string literal. @throws RangeError for a lone surrogate, which has no UTF-8 form. */
export function jcsString(text: string): string {
  const literal = JSON.stringify(text)
  // Only a lone surrogate, or a backslash before “ud”, is written so.
  if (literal.includes('\\ud') && LONE_SURROGATE.test(text)) {
    throw new RangeError('a lone surrogate has no UTF-8 form')
  }
  return literal
}
const LONE_SURROGATE = /\p{Surrogate}/u
