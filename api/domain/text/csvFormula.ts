// Text cells that a spreadsheet would run as a formula (OWASP ASVS 5.0 V1.2.10), and RFC 4180 quoting.

const BLANKS = /^[\s\u3000]*/u
const STARTERS = new Set(['=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠'])

/** Prefixes a single quote where the first character, or the first after blanks, would start a formula. */
export function neutralise(text: string): string {
  const first = text.charAt(0)
  const afterBlanks = text.replace(BLANKS, '').charAt(0)
  return STARTERS.has(first) || STARTERS.has(afterBlanks) ? `'${text}` : text
}

/** A CSV cell: text neutralised and quoted where it must be; numbers as they are; null is empty. */
export function csvCell(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const text = neutralise(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
