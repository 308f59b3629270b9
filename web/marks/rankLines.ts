// Ranks over two or more periods as lines: one in colour, the others grey, every line named at its end.
import { coordinate, type MarkPicture, type MarkText, pressable, shape, svg, tag, text } from './svg.ts'

export interface RankLine {
  readonly label: string
  /** One per period; null = not ranked then. */
  readonly ranks: readonly (number | null)[]
  readonly isOn: boolean
}

export interface RankLinesOptions extends Pick<MarkText, 'lang'> {
  readonly width: number
  readonly em?: number
  readonly periods: readonly string[]
  /** How a rank is written in the summary. */
  readonly rank: (rank: number | null) => string
}

interface Plot {
  readonly x: (column: number) => number
  readonly y: (rank: number) => number
  readonly em: number
  readonly width: number
  readonly last: number
}

/** Places from the top down; ties share a place, and their names stand below each other. */
export function rankLines(given: readonly RankLine[], options: RankLinesOptions): MarkPicture {
  const lines = given.map((line) => ({ ...line, ranks: line.ranks.map(placeOf) }))
  const { width, em = 1, periods } = options
  const places = Math.max(1, lines.length)
  const pitch = 28 * em
  const last = Math.max(1, periods.length - 1)
  const side = { left: 52 * em, right: Math.min(160 * em, width * 0.42) }
  const plot: Plot = {
    x: (column) => side.left + (column / last) * Math.max(0, width - side.left - side.right),
    y: (rank) => 40 * em + (rank - 1) * pitch,
    ...{ em, width, last },
  }
  const grey = lines.filter(({ isOn }) => !isOn)
  const on = lines.filter(({ isOn }) => isOn)
  const height = 40 * em + places * pitch
  const inner = [
    heads(periods, plot, height),
    ...[...grey, ...on].map((line) => lineOf(line, plot)),
    endNames(lines, plot),
    ...lines.map((line, index) => presses(line, index * periods.length, plot)),
  ]
  return {
    svg: svg({ width, height, class: 'mk-chart' }, inner.join('')),
    summary: summaryOf(lines, options),
  }
}

/** Longer than any list of departments: no place. */
const LAST_PLACE = 10_000

const placeOf = (rank: number | null): number | null =>
  rank !== null && rank >= 1 && rank <= LAST_PLACE ? rank : null

function heads(periods: readonly string[], { x, em }: Plot, height: number): string {
  return periods
    .map((period, column) => {
      const anchor = column === 0 ? 'start' : 'middle'
      const at = column === 0 ? 0 : x(column)
      const line = tag('line', { class: 'mk-grid', x1: x(column), x2: x(column), y1: 24 * em, y2: height })
      return line + text(at, 14 * em, period, { anchor, class: 'mk-ink' })
    })
    .join('')
}

function lineOf({ ranks, isOn }: RankLine, { x, y, em }: Plot): string {
  const points = ranks.flatMap((rank, column) => (rank === null ? [] : [{ rank, column }]))
  const d = points
    .map(({ rank, column }, index) => {
      const isNext = index > 0 && points[index - 1]?.column === column - 1
      return `${isNext ? 'L' : 'M'}${coordinate(x(column))} ${coordinate(y(rank))}`
    })
    .join('')
  const path = d === '' ? '' : tag('path', { class: isOn ? 'mk-rank-line mk-rank-on' : 'mk-rank-line', d })
  const dots = points.map(({ rank, column }) => {
    const at = { x: x(column), y: y(rank), r: (isOn ? 6 : 4) * em }
    return shape(isOn ? 'plain' : 'noise', at)
  })
  return path + dots.join('')
}

/** Numbered line by line, period by period. */
const presses = ({ ranks }: RankLine, first: number, { x, y, em }: Plot): string =>
  ranks
    .map((rank, column) =>
      rank === null ? '' : pressable(first + column, { x: x(column), y: y(rank), r: 12 * em }),
    )
    .join('')

/** Names at the right, ranks at both ends; tied lines stand one below the other. */
function endNames(lines: readonly RankLine[], { x, y, em, last }: Plot): string {
  const shown = new Map<number, number>()
  const firsts = new Set<number>()
  return lines
    .map(({ label, ranks, isOn }) => {
      const className = isOn ? 'mk-label mk-heavy' : 'mk-label mk-quiet'
      const [from, to] = [ranks[0] ?? null, ranks[last] ?? null]
      const head =
        from === null || firsts.has(from)
          ? ''
          : text(x(0) - 12 * em, y(from) + 5 * em, String(from), { anchor: 'end' })
      if (from !== null) firsts.add(from)
      if (to === null) return head
      const tied = shown.get(to) ?? 0
      shown.set(to, tied + 1)
      const place = y(to + tied) + 5 * em
      return head + text(x(last) + 12 * em, place, `${to} ${label}`, { class: className })
    })
    .join('')
}

function summaryOf(lines: readonly RankLine[], { lang, periods, rank }: RankLinesOptions): string {
  const isZh = lang === 'zh'
  const on = lines.filter(({ isOn }) => isOn)
  const said = (on.length > 0 ? on : lines).map(({ label, ranks }) => {
    const steps = ranks.map((one, column) => `${periods[column] ?? ''} ${rank(one)}`)
    return `${label}: ${steps.join(isZh ? '，' : ', ')}`
  })
  const head = isZh ? `${lines.length}个单位的名次` : `ranks of ${lines.length} departments`
  return `${head}; ${said.join('; ')}`
}
