// A sheet: one title, one line below it, one body, and where each of them stands.
import { svg as outer, tag } from '../svg.ts'
import { textWidth } from '../textFit.ts'
import type { ScreenColours } from './colours.ts'
import type { Frame } from './frame.ts'
import { box, linesOf, write } from './pen.ts'
import type { Source } from './shapes.ts'
import { instantText, type Say } from './words.ts'

/** What everything on a screen is drawn with. */
export interface Brush {
  readonly frame: Frame
  readonly colours: ScreenColours
  readonly say: Say
}

export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface Sheet {
  readonly title: string
  readonly sub: string
  /** How to read it; stands at the edge, muted. */
  readonly note: string
  readonly source: Source | null
  readonly body: (area: Area) => string
}

export interface Edge {
  /** Where the line with the date stands; it changes sides so that nothing burns in. */
  readonly side: 'bottom' | 'top'
  readonly isOffline: boolean
  /** Place in the round. */
  readonly index: number
  readonly count: number
}

const TITLE_LINE = 1.22
const SMALL_LINE = 1.4

/** The room a body has below its title; the same wherever the edge stands. */
export function areaOf({ frame }: Brush, sheet: Pick<Sheet, 'title' | 'sub' | 'note'>): Area {
  const { width, height, pad } = frame
  const top = headHeight(frame, sheet)
  const edge = edgeHeight(frame, sheet)
  return { x: pad, y: top, width: width - 2 * pad, height: Math.max(0, height - top - edge) }
}

const innerWidth = ({ width, pad }: Frame): number => width - 2 * pad

/** At most two, on a tall screen four; a sentence of two parts breaks between them where both fit. */
function titleLines(frame: Frame, title: string): string[] {
  const width = innerWidth(frame)
  const lines = linesOf(title, frame.title, { width, most: frame.layout === 'portrait' ? 4 : 2 })
  const [, first = '', second = ''] = /^(.+?[：，:,])\s*(.+)$/.exec(title) ?? []
  const isBetter =
    lines.length === 2 && first !== '' && [first, second].every((one) => fits(one, frame, width))
  return isBetter ? [first, second] : lines
}

const fits = (line: string, frame: Frame, width: number): boolean => textWidth(line, frame.title) <= width
const subLines = (frame: Frame, sub: string) =>
  sub === '' ? [] : linesOf(sub, frame.small, { width: innerWidth(frame), most: 2 })

const headHeight = (frame: Frame, { title, sub }: Pick<Sheet, 'title' | 'sub'>): number =>
  frame.pad * 0.65 +
  titleLines(frame, title).length * frame.title * TITLE_LINE +
  subLines(frame, sub).length * frame.small * SMALL_LINE +
  frame.small * 0.5

const noteLines = (frame: Frame, note: string) =>
  note === '' ? [] : linesOf(note, frame.small, { width: innerWidth(frame), most: 2 })

const edgeHeight = (frame: Frame, { note }: Pick<Sheet, 'note'>): number =>
  frame.small * SMALL_LINE * (1 + noteLines(frame, note).length) + frame.pad * 0.75

/** The whole picture, `width` × `height` of the frame. */
export function drawSheet(brush: Brush, sheet: Sheet, edge: Edge): string {
  const { frame } = brush
  const down = edge.side === 'top' ? edgeHeight(frame, sheet) - frame.pad * 0.35 : 0
  const inner = head(brush, sheet) + sheet.body(areaOf(brush, sheet))
  const moved = down === 0 ? inner : tag('g', { transform: `translate(0 ${Math.round(down)})` }, inner)
  return picture(brush, moved + drawEdge(brush, sheet, edge))
}

const FONTS =
  "'PingFang SC','Microsoft YaHei','HarmonyOS Sans SC','Noto Sans CJK SC','Source Han Sans SC','WenQuanYi Micro Hei',sans-serif"

/** The outer element with its paper. */
export function picture({ frame, colours }: Brush, inner: string): string {
  const { width, height } = frame
  const style = 'font-variant-numeric:tabular-nums'
  const all = tag('g', { 'font-family': FONTS, style }, box(0, 0, { width, height }, colours.paper) + inner)
  return outer({ width, height }, all)
}

function head({ frame, colours }: Brush, { title, sub }: Sheet): string {
  let y = frame.pad * 0.65
  let drawn = ''
  for (const line of titleLines(frame, title)) {
    drawn += write(frame.pad, y + frame.title, line, {
      size: frame.title,
      colour: colours.text,
      isBold: true,
    })
    y += frame.title * TITLE_LINE
  }
  for (const line of subLines(frame, sub)) {
    drawn += write(frame.pad, y + frame.small * 1.05, line, { size: frame.small, colour: colours.muted })
    y += frame.small * SMALL_LINE
  }
  return drawn
}

function drawEdge(brush: Brush, sheet: Sheet, edge: Edge): string {
  const { frame, colours, say } = brush
  const { small, pad } = frame
  const notes = noteLines(frame, sheet.note)
  const height = small * SMALL_LINE * (1 + notes.length)
  let y = edge.side === 'top' ? pad * 0.4 : frame.height - pad * 0.45 - height
  const date = sheet.source === null ? '' : say('asOf', { at: instantText(sheet.source.asOf, say.lang) })
  const words = [date, edge.isOffline ? say('offline') : ''].filter((one) => one !== '').join(say('dash'))
  const colour = edge.isOffline ? colours.poor : colours.text
  let drawn = words === '' ? '' : write(pad, y + small * 1.05, words, { size: small, colour })
  drawn += progress(brush, edge, { y: y + small * 0.7, taken: textWidth(words, small) })
  for (const line of notes) {
    y += small * SMALL_LINE
    drawn += write(pad, y + small * 1.05, line, { size: small, colour: colours.muted })
  }
  return drawn
}

/** How far the round has come: a short bar that moves along a track. */
function progress(
  { frame, colours }: Brush,
  { index, count }: Edge,
  { y, taken }: { readonly y: number; readonly taken: number },
): string {
  const width = Math.min(240 * frame.unit, innerWidth(frame) - taken - frame.small)
  if (count < 2 || width < frame.small) return ''
  const height = Math.max(2, 8 * frame.unit)
  const x = frame.width - frame.pad - width
  const part = width / count
  return (
    box(x, y, { width, height }, colours.line) +
    box(x + index * part, y, { width: Math.max(part, height), height }, colours.muted)
  )
}

/** Group · period · version. */
export function subOf(brush: Brush, source: Source | null, first = ''): string {
  const { say } = brush
  const period = source === null ? '' : source.period[say.lang]
  const version = source === null ? '' : say('published', { n: source.version })
  return [first, period, version].filter((one) => one !== '').join(say('dash'))
}

/** Rows cut into pages of nearly equal length. */
export function inPages<T>(rows: readonly T[], most: number): T[][] {
  const pages = Math.max(1, Math.ceil(rows.length / Math.max(1, most)))
  const each = Math.ceil(rows.length / pages)
  const cut: T[][] = []
  for (let from = 0; from < rows.length; from += each) cut.push(rows.slice(from, from + each))
  return cut
}

const MOST_ROWS = { landscape: 8, portrait: 12, wide: 8, compact: 1 }
const ROW = 1.43
const TALLEST_ROW = { landscape: 1.9, portrait: 2.7, wide: 1.9, compact: 1.9 }

export interface Rows {
  /** On a page, all columns of it together. */
  readonly most: number
  /** Tables that stand side by side. */
  readonly tables: number
}

/** How many rows a page holds in the area left by `headHeight` of the table. */
export function rowsIn({ frame }: Brush, area: Area, headHeight: number): Rows {
  const tables = frame.layout === 'wide' ? 2 : 1
  const fit = Math.floor((area.height - headHeight) / (frame.data * ROW))
  return { tables, most: tables * Math.max(1, Math.min(MOST_ROWS[frame.layout], fit)) }
}

/** Few rows stand further apart, but not so far that they fall to pieces. */
export const rowHeight = ({ frame }: Brush, height: number, rows: number): number =>
  Math.min(height / Math.max(1, rows), frame.data * TALLEST_ROW[frame.layout])

/** The areas of tables side by side. */
export function tableAreas({ frame }: Brush, area: Area, tables: number): Area[] {
  const gap = frame.pad * 1.5
  const width = (area.width - gap * (tables - 1)) / tables
  const areas: Area[] = []
  for (let i = 0; i < tables; i++) areas.push({ ...area, x: area.x + i * (width + gap), width })
  return areas
}

/** Rows of a page dealt out to its tables, the first ones first. */
export function perTable<T>(rows: readonly T[], tables: number): T[][] {
  const each = Math.ceil(rows.length / tables)
  const dealt: T[][] = []
  for (let i = 0; i < tables; i++) dealt.push(rows.slice(i * each, (i + 1) * each))
  return dealt
}
