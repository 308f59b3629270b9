// How wide a text will be, without a browser: an estimate that is never too narrow for the fonts named in the styles.

/** Signs of one em: Han, kana, full-width forms and punctuation. */
const WIDE = /[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/
const NARROW = /[ .,:;|!'’il·()[\]]/
const CAPITAL = /[A-Z%@MWmw]/

/** Estimated width in pixels at a font size. */
export function textWidth(text: string, size: number): number {
  let ems = 0
  for (const sign of text)
    ems += WIDE.test(sign) ? 1 : NARROW.test(sign) ? 0.34 : CAPITAL.test(sign) ? 0.78 : 0.6
  return ems * size
}

/**
 * Cut into lines of at most `width` pixels: between Han anywhere, in Latin text at blanks. A sign that may not begin a line takes the one
 * before it along. Only a word that is wider than a line stands beyond it.
 */
export function wrapText(text: string, size: number, width: number): readonly string[] {
  const lines: string[] = []
  let line: string[] = []
  for (const word of text.match(/[\u0021-\u024f\u2010-\u2027]+ ?|\s|[^\s]/gu) ?? []) {
    if (textWidth((line.join('') + word).trimEnd(), size) > width) {
      const kept = beforeClosing(line, word)
      if (kept > 0) {
        lines.push(line.slice(0, kept).join('').trimEnd())
        line = line.slice(kept)
      }
    }
    if (line.length > 0 || word.trim() !== '') line.push(word)
  }
  const last = line.join('').trimEnd()
  return last === '' ? lines : [...lines, last]
}

/** How many words stay on the line that `word` is too wide for; 0 = all of them are needed before it. */
function beforeClosing(line: readonly string[], word: string): number {
  if (!CLOSING.test(word)) return line.length
  let kept = line.length - 1
  while (kept > 0 && CLOSING.test(line[kept] ?? '')) kept -= 1
  return kept
}

/** These never begin a line. */
const CLOSING = /^[，。、；：！？）》」』】”’]/

/** A text cut with … so that it fits. */
export function fitText(text: string, size: number, width: number): string {
  if (textWidth(text, size) <= width) return text
  let kept = ''
  for (const sign of text) {
    if (textWidth(`${kept}${sign}…`, size) > width) break
    kept += sign
  }
  return `${kept}…`
}
