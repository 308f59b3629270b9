// A piece of personal data in a text, and what it is.

/** The first wins where two overlap. `phone-cn-numerals` = a mobile number in Chinese numerals; `id15` = the old citizen number; `card` = a bank card. */
export const PERSONAL_KINDS = [
  ...(['email', 'id', 'id15', 'phone', 'phone-cn-numerals', 'landline', 'card', 'wechat', 'qq'] as const),
  ...(['plate', 'passport', 'address', 'name'] as const),
] as const
export type PersonalKind = (typeof PERSONAL_KINDS)[number]

/** UTF-16 units [start, end) of the text as given. */
export interface Span {
  readonly start: number
  readonly end: number
  readonly kind: PersonalKind
}

/** A rule over the plain text: where its pieces stand there. */
export type Finder = (plain: string) => Span[]

/** The matches of a global pattern as spans; group 1 where it has one, else the whole match. */
export function matchesOf(plain: string, pattern: RegExp, kind: PersonalKind): Span[] {
  return [...plain.matchAll(pattern)].map((match) => {
    const found = match[1] ?? match[0]
    const start = match.index + match[0].indexOf(found)
    return { start, end: start + found.length, kind }
  })
}
