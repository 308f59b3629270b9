// Rankings: bands, ranks, scores with their 95 % intervals, the single rates; who is not ranked says why.
import { tag } from '../svg.ts'
import { textWidth } from '../textFit.ts'
import type { Frame } from './frame.ts'
import { linesOf, rule, write, writeFitting } from './pen.ts'
import { type Columns, columnsOf, sizeOf } from './rankingColumns.ts'
import type { RankedRow, Ranking, Slide } from './shapes.ts'
import {
  type Area,
  areaOf,
  type Brush,
  inPages,
  perTable,
  rowHeight,
  rowsIn,
  type Sheet,
  subOf,
  tableAreas,
} from './sheet.ts'
import { bandText, rateText } from './words.ts'

const TARGET = 90

export function rankingSheets(brush: Brush, slide: Slide, ranking: Ranking): Sheet[] {
  const { say } = brush
  const more = ranking.left > 0 ? say('dash') + say('more', { n: ranking.left }) : ''
  const plain = {
    title: rankingTitle(brush, ranking),
    sub: subOf(brush, slide.source, ranking.group[say.lang]),
    note: say('interval', { k: slide.source?.k ?? 5 }) + more,
    source: slide.source,
  }
  const table = tableOf(brush, ranking, areaOf(brush, plain))
  const pages = inPages(ranking.rows, table.rows.most)
  return pages.map((rows, i) => ({
    ...plain,
    sub: pages.length > 1 ? plain.sub + say('page', { n: i + 1, of: pages.length }) : plain.sub,
    body: (area) => drawPage(brush, { ...table, shown: rows }, area),
  }))
}

/** The finding: who stands in the first band, since within a band nobody is better beyond chance. */
export function rankingTitle({ say }: Brush, { group, rows }: Ranking): string {
  const ranked = rows.filter(({ rank }) => rank !== null)
  const first = ranked.filter(({ tier }) => tier === 1)
  const [best] = first
  const name = group[say.lang]
  if (best === undefined) return say('noRank', { group: name })
  if (first.length === 1) return say('first', { group: name, name: best.name })
  if (first.length === ranked.length) return say('allTied', { group: name, n: first.length })
  return say('firstTied', { group: name, n: first.length })
}

interface Table {
  readonly ranking: Ranking
  readonly columns: Columns
  readonly headHeight: number
  readonly rows: ReturnType<typeof rowsIn>
  /** The least score of the axis. */
  readonly low: number
}

function tableOf(brush: Brush, ranking: Ranking, area: Area): Table {
  const { frame, say } = brush
  const tables = rowsIn(brush, area, 0).tables
  const [one = area] = tableAreas(brush, area, tables)
  const columns = columnsOf(brush, ranking, one.width)
  const isTwoLines =
    say.lang === 'en' &&
    columns.rates > 0 &&
    ranking.indicators.some(({ en }) => headLines(en, frame, columns.rate).length > 1)
  const headHeight = frame.small * (isTwoLines ? 2.6 : 1.5)
  const lows = ranking.rows.map(({ lo }) => lo ?? TARGET)
  const low = Math.min(85, Math.floor(Math.min(...lows) / 5) * 5)
  return { ranking, columns, headHeight, low, rows: rowsIn(brush, area, headHeight) }
}

interface Page extends Table {
  readonly shown: readonly RankedRow[]
}

function drawPage(brush: Brush, page: Page, area: Area): string {
  const areas = tableAreas(brush, area, page.rows.tables)
  const height = rowHeight(
    brush,
    area.height - page.headHeight,
    Math.ceil(page.shown.length / page.rows.tables),
  )
  return perTable(page.shown, page.rows.tables)
    .map((rows, i) => {
      const at = areas[i]
      return at === undefined || rows.length === 0
        ? ''
        : drawTable(brush, { ...page, shown: rows }, at, height)
    })
    .join('')
}

function drawTable(brush: Brush, page: Page, area: Area, height: number): string {
  const top = area.y + page.headHeight
  let drawn = drawHead(brush, page, area)
  page.shown.forEach((row, i) => {
    const y = top + i * height
    const before = page.shown[i - 1]
    const isNewBand = before === undefined || before.tier !== row.tier
    drawn += drawRow(brush, page, row, { ...area, y, height })
    if (isNewBand) drawn += drawBand(brush, page.shown.slice(i), { ...area, y, height })
  })
  return drawn
}

function drawHead(brush: Brush, page: Page, area: Area): string {
  const { frame, colours, say } = brush
  const { columns, headHeight, low, ranking } = page
  const style = { size: frame.small, colour: colours.muted }
  const base = area.y + headHeight - frame.small * 0.45
  const range = area.x + columns.tier + columns.rank
  const name = range + columns.range
  const score = name + columns.name + columns.score
  let drawn = write(name, base, say('unit'), style)
  if (columns.range > 0) drawn += write(range, base, say('range'), style)
  drawn += write(score, base, say('score'), { ...style, anchor: 'end' })
  if (columns.interval > 0) {
    const axis = axisOf(brush, page, area)
    const target = say('target')
    const isRoom =
      axis.x(TARGET) - textWidth(target, frame.small) / 2 > axis.x(low) + textWidth('75', frame.small)
    if (isRoom) drawn += write(axis.x(low), base, String(low), style)
    const end = Math.min(axis.x(TARGET) + textWidth(target, frame.small) / 2, axis.right + 20 * frame.unit)
    drawn += write(end, base, target, { ...style, anchor: 'end' })
  }
  for (let i = 0; i < columns.rates; i++) {
    const x = area.x + area.width - (columns.rates - 1 - i) * columns.rate
    const words = ranking.indicators[i]?.[say.lang] ?? ''
    const lines = linesOf(`${words}%`.replace('e%', 'e %'), frame.small, {
      width: columns.rate * 1.2,
      most: 2,
    })
    lines.forEach((line, n) => {
      drawn += write(x, base - (lines.length - 1 - n) * frame.small * 1.1, line, { ...style, anchor: 'end' })
    })
  }
  const y = area.y + headHeight
  const line = { colour: colours.line, width: Math.max(2, 3 * frame.unit) }
  return drawn + rule({ x: area.x, y }, { x: area.x + area.width, y }, line)
}

/** Latin letters are narrower than estimated, and a heading must not be cut for that. */
const headLines = (words: string, frame: Frame, width: number): string[] =>
  linesOf(words, frame.small, { width: width * 1.25, most: 2 })

/** Where a score stands in the column of intervals. */
function axisOf({ frame }: Brush, { columns, low }: Table, area: Area) {
  const em = frame.data / 56
  const left = area.x + columns.tier + columns.rank + columns.range + columns.name + columns.score + 36 * em
  const right = left + columns.interval - 60 * em
  return { right, left, x: (score: number) => left + ((score - low) / (100 - low)) * (right - left) }
}

function drawRow(brush: Brush, page: Page, row: RankedRow, at: Area): string {
  const { frame, colours, say } = brush
  const { columns } = page
  const base = at.y + at.height / 2 + frame.data * 0.36
  const colour = row.rank === null ? colours.muted : colours.text
  const style = { size: frame.data, colour }
  const range = at.x + columns.tier + columns.rank
  const name = range + columns.range
  const right = at.x + at.width
  const y = at.y + at.height
  let drawn = rule(
    { x: at.x, y },
    { x: right, y },
    { colour: colours.line, width: Math.max(2, 2 * frame.unit) },
  )
  drawn += write(
    at.x + columns.tier + columns.rank * 0.42,
    base,
    row.rank === null ? '—' : String(row.rank),
    {
      ...style,
      isBold: true,
      anchor: 'middle',
    },
  )
  const room = { x: name, y: base, width: columns.name - frame.data * 0.3 }
  drawn += writeFitting(room, row.name, { ...style, least: frame.small })
  const isHidden = row.score === null && row.rank !== null
  // Beside the axis the box there says it.
  const isWord = isHidden && columns.interval === 0
  const score = isWord ? say('hidden') : row.score === null ? '—' : row.score.toFixed(2)
  const scored = { colour, size: isWord ? frame.small : frame.data, isBold: !isWord }
  drawn += write(name + columns.name + columns.score, base, score, { ...scored, anchor: 'end' })
  if (columns.range > 0 && row.rankLow !== null && row.rankHigh !== null)
    drawn += write(range, base, `${row.rankLow}–${row.rankHigh}`, {
      size: frame.small,
      colour: colours.muted,
    })
  if (columns.interval > 0) drawn += drawInterval(brush, page, row, at)
  for (let i = 0; i < columns.rates; i++) {
    const x = right - (columns.rates - 1 - i) * columns.rate
    const rate = row.rates[i]
    drawn += write(x, base, rate === undefined ? '—' : rateText(rate, say), {
      ...{ ...style, size: sizeOf(rate, frame), anchor: 'end' },
    })
  }
  return drawn
}

function drawInterval(brush: Brush, page: Page, row: RankedRow, at: Area): string {
  const { frame, colours, say } = brush
  const axis = axisOf(brush, page, at)
  const middle = at.y + at.height / 2
  const px = frame.data / 56
  if (row.score === null || row.lo === null || row.hi === null) {
    return tag(
      'g',
      {},
      tag('rect', {
        ...{ x: axis.left, y: middle - frame.small * 0.75, width: axis.right - axis.left },
        ...{ height: frame.small * 1.5, fill: 'none', stroke: colours.uncertain },
        ...{ 'stroke-width': Math.max(2, 3 * px), 'stroke-dasharray': `${10 * px} ${8 * px}` },
      }) +
        write(
          (axis.left + axis.right) / 2,
          middle + frame.small * 0.36,
          say(row.rank === null ? 'few' : 'hidden'),
          {
            ...{ size: frame.small, colour: colours.text, anchor: 'middle' },
          },
        ),
    )
  }
  const target = rule(
    { x: axis.x(TARGET), y: at.y },
    { x: axis.x(TARGET), y: at.y + at.height },
    { colour: colours.muted, width: Math.max(2, 3 * px), dash: `${6 * px} ${6 * px}` },
  )
  const bar = rule(
    { x: axis.x(row.lo), y: middle },
    { x: axis.x(row.hi), y: middle },
    { colour: colours.uncertain, width: 10 * px },
  )
  const dot = tag('circle', { cx: axis.x(row.score), cy: middle, r: 14 * px, fill: colours.text })
  return target + bar + dot
}

/** A stripe along the rows of one band, its name beside the first. */
function drawBand({ frame, colours, say }: Brush, rows: readonly RankedRow[], at: Area): string {
  const [first] = rows
  if (first?.tier == null) return ''
  let count = 0
  while (rows[count]?.tier === first.tier) count++
  const px = frame.data / 56
  const stripe = tag('rect', {
    ...{ x: at.x, y: at.y + 8 * px, width: Math.max(3, 6 * px), height: count * at.height - 16 * px },
    fill: colours.uncertain,
  })
  const above = rule(
    { x: at.x, y: at.y },
    { x: at.x + at.width, y: at.y },
    { colour: colours.uncertain, width: Math.max(2, 4 * px) },
  )
  const isNamed = frame.layout !== 'portrait'
  const base = at.y + at.height / 2 + frame.small * 0.36
  const name = write(at.x + 20 * px, base, bandText(first.tier, say), {
    size: frame.small,
    colour: colours.muted,
  })
  return above + stripe + (isNamed ? name : '')
}
