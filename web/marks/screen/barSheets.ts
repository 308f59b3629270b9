// Lists with a bar each: one rate of every department, categories by number, points of council and check.
import { fitText, textWidth } from '../textFit.ts'
import { box, rule, write, writeFitting } from './pen.ts'
import type { Bars, Categories, Results, Slide } from './shapes.ts'
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
import { countText, percentText, rateText } from './words.ts'

export interface BarRow {
  readonly name: string
  /** Length of the bar, 0–1; null = too few to say. */
  readonly share: number | null
  readonly value: string
}

export interface BarList {
  readonly title: string
  readonly sub: string
  readonly note: string
  /** Where a line stands across all bars; null = nowhere. */
  readonly target: number | null
  readonly rows: readonly BarRow[]
}

const TARGET = 0.9

export function rateSheets(brush: Brush, slide: Slide, bars: Bars): Sheet[] {
  const { say } = brush
  return barSheets(brush, slide, {
    title: rateTitle(brush, bars),
    sub: subOf(brush, slide.source, bars.group[say.lang]),
    note: bars.formula[say.lang],
    target: bars.lowerIsBetter ? null : TARGET,
    rows: bars.rows.map(({ name, rate }) => ({
      name,
      share: rate?.value ?? null,
      value: valueText(rateText(rate, say)),
    })),
  })
}

const valueText = (text: string): string => (/^[\d.]+$/.test(text) ? `${text}%` : text)

export function rateTitle({ say }: Brush, { title, group, rows, lowerIsBetter }: Bars): string {
  const parts = { metric: title[say.lang], group: group[say.lang] }
  if (lowerIsBetter) return say('plainRate', parts)
  const reached = rows.filter(({ rate }) => (rate?.value ?? 0) >= TARGET)
  return say('reach', { ...parts, n: reached.length })
}

export function categorySheets(brush: Brush, slide: Slide, { rows, total, left }: Categories): Sheet[] {
  const { say } = brush
  const most = rows[0]?.count ?? 1
  return barSheets(brush, slide, {
    title: categoryTitle(brush, { rows, total, left }),
    sub: subOf(brush, slide.source, say('received', { n: countText(total, say.lang) })),
    note: left > 0 ? say('leftCategories', { n: left }) : '',
    target: null,
    rows: rows.map(({ name, count }) => ({
      name: name[say.lang],
      share: count / most,
      value: say('counted', {
        n: say('cases', { n: countText(count, say.lang) }),
        share: percentText(count / total),
      }),
    })),
  })
}

export function categoryTitle({ say }: Brush, { rows, total }: Categories): string {
  const [first] = rows
  if (first === undefined) return ''
  return say('mostOf', { name: first.name[say.lang], share: percentText(first.count / total) })
}

export function resultSheets(brush: Brush, slide: Slide, { rows }: Results): Sheet[] {
  const { say } = brush
  return barSheets(brush, slide, {
    title: say(slide.kind === 'council' ? 'council' : 'supervision'),
    sub: subOf(brush, slide.source),
    note: say(slide.kind === 'council' ? 'councilNote' : 'supervisionNote'),
    target: null,
    rows: rows.map(({ name, points }) => ({ name, share: points / 100, value: points.toFixed(1) })),
  })
}

/** One or more pages of a list; nothing where it has no rows. */
export function barSheets(brush: Brush, slide: Slide, list: BarList): Sheet[] {
  const { say } = brush
  const { title, sub, note } = list
  if (list.rows.length === 0) return []
  const rows = rowsIn(brush, areaOf(brush, list), 0)
  const pages = inPages(list.rows, rows.most)
  return pages.map((shown, i) => ({
    ...{ title, note, source: slide.source },
    sub: pages.length > 1 ? sub + say('page', { n: i + 1, of: pages.length }) : sub,
    body: (area) => drawBars(brush, { ...list, rows: shown }, { area, tables: rows.tables }),
  }))
}

/** The rows in an area of their own, e.g. beside a map. */
export function drawBars(
  brush: Brush,
  list: Pick<BarList, 'rows' | 'target'>,
  { area, tables }: { readonly area: Area; readonly tables: number },
): string {
  const areas = tableAreas(brush, area, tables)
  const height = rowHeight(brush, area.height, Math.ceil(list.rows.length / tables))
  const columns = columnsOf(brush, list.rows, areas[0]?.width ?? area.width)
  return perTable(list.rows, tables)
    .map((rows, i) => {
      const at = areas[i] ?? area
      return rows
        .map((row, n) => drawRow(brush, { row, columns, target: list.target }, rowArea(at, n, height)))
        .join('')
    })
    .join('')
}

const rowArea = (area: Area, n: number, height: number): Area => ({ ...area, y: area.y + n * height, height })

interface Columns {
  readonly name: number
  readonly bar: number
  readonly value: number
}

function columnsOf({ frame }: Brush, rows: readonly BarRow[], width: number): Columns {
  const widest = (texts: readonly string[]) =>
    texts.reduce((most, text) => Math.max(most, textWidth(text, frame.data)), 0)
  const gap = frame.data * 0.5
  const value = Math.min(width * 0.6, widest(rows.map((row) => row.value)))
  const name = Math.min(width * 0.5, widest(rows.map((row) => row.name)))
  const bar = width - name - value - 2 * gap
  // A bar too short to compare is left out, and the name has its room.
  if (bar < frame.data * 2.5) return { name: width - value - gap, bar: 0, value }
  return { name, bar, value }
}

interface Drawn {
  readonly row: BarRow
  readonly columns: Columns
  readonly target: number | null
}

function drawRow({ frame, colours }: Brush, { row, columns, target }: Drawn, at: Area): string {
  const base = at.y + at.height / 2 + frame.data * 0.36
  const colour = row.share === null ? colours.muted : colours.text
  const right = at.x + at.width
  const left = at.x + columns.name + frame.data * 0.5
  const thick = Math.max(4, frame.data * 0.36)
  const y = at.y + at.height
  let drawn = rule(
    { x: at.x, y },
    { x: right, y },
    { colour: colours.line, width: Math.max(2, 2 * frame.unit) },
  )
  drawn += writeFitting({ x: at.x, y: base, width: columns.name }, row.name, {
    ...{ size: frame.data, colour, least: frame.small },
  })
  if (columns.bar > 0 && row.share !== null) {
    const top = at.y + at.height / 2 - thick / 2
    drawn += box(left, top, { width: columns.bar, height: thick }, colours.surface)
    drawn += box(left, top, { width: columns.bar * row.share, height: thick }, colours.brand)
    if (target !== null) {
      const x = left + columns.bar * target
      const style = { colour: colours.text, width: Math.max(2, 4 * frame.unit) }
      drawn += rule({ x, y: top - thick * 0.5 }, { x, y: top + thick * 1.5 }, style)
    }
  }
  const size = row.share === null ? frame.small : frame.data
  const value = fitText(row.value, size, columns.value + frame.data * 0.4)
  return drawn + write(right, base, value, { size, colour, isBold: row.share !== null, anchor: 'end' })
}
