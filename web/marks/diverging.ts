// Diverging stacked bars: answers by grade around one zero line, those of one side to the left, those of the other to the right.
import { coordinate, type MarkLang, type MarkPicture, svg, tag, text } from './svg.ts'
import { fitText } from './textFit.ts'

export interface DivergingRow {
  readonly label: string
  /** At the end of the label's line. */
  readonly text: string
  /** By grade, the best first; the last `negatives` of them go to the left. */
  readonly counts: readonly number[]
}

export interface DivergingOptions {
  readonly lang: MarkLang
  readonly width: number
  readonly em?: number
  /** Grades of the left side. */
  readonly negatives: number
  /** Names of the grades, the best first. */
  readonly grades: readonly string[]
}

const BAR = 22

/** Rows of label and bar on a common zero; a count stands in its segment where it fits. No rows give an empty picture. */
export function diverging(rows: readonly DivergingRow[], options: DivergingOptions): MarkPicture {
  const { width, em = 1, negatives } = options
  const pitch = 34 * em + BAR
  const sides = rows.map(({ counts }) => ({
    left: sum(counts.slice(counts.length - negatives)),
    right: sum(counts.slice(0, counts.length - negatives)),
  }))
  const left = Math.max(0, ...sides.map((side) => side.left))
  const right = Math.max(0, ...sides.map((side) => side.right))
  const unit = left + right > 0 ? (width - 2) / (left + right) : 0
  const zero = 1 + left * unit
  const inner = rows.map((row, index) => {
    const y = index * pitch
    const room = width - 16 - widthOf(row.text, em)
    return (
      text(0, y + 17 * em, fitText(row.label, 14 * em, Math.max(60, room)), { class: 'mk-label' }) +
      text(width, y + 17 * em, row.text, { anchor: 'end', class: 'mk-label' }) +
      segments(row.counts, { negatives, unit, zero, y: y + 24 * em, em }) +
      tick(zero, y + 20 * em) +
      tick(zero, y + 24 * em + BAR)
    )
  })
  const height = Math.max(1, rows.length * pitch)
  return {
    svg: svg({ width, height }, inner.join('')),
    summary: summaryOf(rows, options),
  }
}

/** The zero, above and below a bar. */
const tick = (x: number, y: number): string =>
  tag('path', { class: 'mk-axis', d: `M${coordinate(x)} ${coordinate(y)}v4` })

interface Bar {
  readonly negatives: number
  readonly unit: number
  readonly zero: number
  readonly y: number
  readonly em: number
}

/** Away from the zero on either side, the mildest answer next to it. */
function segments(counts: readonly number[], { negatives, unit, zero, y, em }: Bar): string {
  const firstBad = counts.length - negatives
  const good = counts.map((count, grade) => ({ count, grade })).filter(({ grade }) => grade < firstBad)
  const bad = counts.map((count, grade) => ({ count, grade })).filter(({ grade }) => grade >= firstBad)
  let x = zero
  const right = good.toReversed().map(({ count, grade }) => {
    const drawn = segment(count, { x, grade, width: count * unit, y, em })
    x += count * unit
    return drawn
  })
  x = zero
  const left = bad.map(({ count, grade }) => {
    x -= count * unit
    return segment(count, { x, grade, width: count * unit, y, em })
  })
  return [...right, ...left].join('')
}

function segment(
  count: number,
  at: {
    readonly x: number
    readonly grade: number
    readonly width: number
    readonly y: number
    readonly em: number
  },
): string {
  if (count === 0) return ''
  const { x, grade, width, y, em } = at
  const box = tag('rect', { class: `mk-grade mk-grade-${grade + 1}`, x, y, width, height: BAR })
  if (width < widthOf(String(count), em) + 6) return box
  return (
    box +
    text(x + width / 2, y + BAR / 2 + 5 * em, String(count), {
      anchor: 'middle',
      class: `mk-on-grade mk-on-grade-${grade + 1}`,
    })
  )
}

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0)

/** Rough width at 14 px: a Chinese sign is as wide as high, others half. */
const widthOf = (words: string, em: number): number =>
  [...words].reduce((total, sign) => total + (sign > '\u2e7f' ? 14 : 8), 0) * em

function summaryOf(rows: readonly DivergingRow[], { lang, grades }: DivergingOptions): string {
  const isZh = lang === 'zh'
  if (rows.length === 0) return isZh ? '无数据' : 'no data'
  const say = ({ label, text: value, counts }: DivergingRow) => {
    const told = counts.map((count, i) => `${grades[i] ?? ''} ${count}`).join(isZh ? '、' : ', ')
    return isZh ? `${label}，${value}：${told}` : `${label}, ${value}: ${told}`
  }
  return rows.map(say).join(isZh ? '；' : '; ')
}
