// Text cells that a spreadsheet would run as a formula (OWASP ASVS 5.0 V1.2.10), and RFC 4180 quoting.

const STARTERS: ReadonlySet<string> = new Set([
  '=',
  '+',
  '-',
  '@',
  '\t',
  '\r',
  '\n',
  '\0',
  '＝',
  '＋',
  '－',
  '＠',
])

/**
 * Prefixes a single quote where the first character, or the first after blanks, would start a formula: = + - @, tab, CR,
 * LF, NUL or full-width ＝＋－＠. Blanks are all white space of Unicode. Any other text stays as it is.
 */
export function neutralise(text: string): string {
  const blanks = text.length - text.trimStart().length
  // A tab or line end is both a blank and a starter, so the blanks are looked at too.
  for (const character of text.slice(0, blanks + 1)) {
    if (STARTERS.has(character)) return `'${text}`
  }
  return text
}

/** A CSV cell: text neutralised and quoted where it must be; numbers as numbers; null and what is no number are empty. */
export function csvCell(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : ''
  const text = neutralise(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
