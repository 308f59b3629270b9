// The head of the ruler: months, days with weekdays, rest days shaded, make-up workdays, holidays, unknown years, folds.
import { coordinate as c, tag, text } from '#web/marks/svg.ts'
import type { Drawing } from './drawing.ts'
import { type Label, placeLabels, textWidth } from './labels.ts'
import type { Column, DayColumn, FoldColumn } from './scale.ts'

/** This many days off in a row are named as a holiday. */
const HOLIDAY = 3

const wallOf = (column: DayColumn, { zone }: Drawing) => new Date(zone.toLocal(zone.startOfDay(column.day)))

/** Head and the shades behind the bands, `height` high. */
export function drawHeader(drawing: Drawing, height: number): string {
  const { columns } = drawing.scale
  const parts = columns.map((column) =>
    column.kind === 'day' ? drawDay(column, drawing, height) : drawFold(column, drawing, height),
  )
  const first = columns[0]
  const edge = first ? line(first.x, height, drawing.em) : ''
  return parts.join('') + edge + topRow(drawing)
}

const line = (x: number, height: number, em: number) =>
  tag('path', { class: 'mk-grid', d: `M${c(x)} ${c(20 * em)}V${c(height)}` })

function shade(column: Column, kind: string, height: number, em: number): string {
  const { x, width } = column
  return tag('rect', { class: kind, x, y: 20 * em, width, height: height - 20 * em })
}

function drawDay(column: DayColumn, drawing: Drawing, height: number): string {
  const { em, words } = drawing
  const wall = wallOf(column, drawing)
  const middle = column.x + column.width / 2
  const isRest = column.isWorking === false
  const isWeekend = wall.getUTCDay() === 0 || wall.getUTCDay() === 6
  const weekday = words.f.weekday(drawing.zone.startOfDay(column.day))
  const name = isRest && isWeekend ? words.t('cases.rulerRestDay', { weekday }) : weekday
  const background = isRest
    ? shade(column, 'rl-rest', height, em)
    : column.isCovered
      ? ''
      : tag('rect', { class: 'rl-uncovered', x: column.x, y: 20 * em, width: column.width, height: 50 * em })
  const date = String(wall.getUTCDate())
  const ink = isRest ? 'rl-day' : 'rl-day mk-ink'
  const names = drawing.scale.hasHours
    ? text(middle, 40 * em, `${date} ${name}`, { anchor: 'middle', class: ink }) +
      hours(column, drawing, height)
    : text(middle, 40 * em, date, { anchor: 'middle', class: ink }) +
      text(middle, 58 * em, name, { anchor: 'middle' })
  return background + line(column.x + column.width, height, em) + names
}

/** 06, 12 and 18 o'clock of a wide day; linear like everything on the axis. */
function hours(column: DayColumn, { scale, zone, em }: Drawing, height: number): string {
  const midnight = zone.startOfDay(column.day)
  return [6, 12, 18]
    .map((hour) => {
      const x = scale.xOf(midnight + hour * 3_600_000)
      return (
        tag('path', { class: 'rl-hour', d: `M${c(x)} ${c(62 * em)}V${c(height)}` }) +
        text(x, 58 * em, `${String(hour).padStart(2, '0')}:00`, { anchor: 'middle' })
      )
    })
    .join('')
}

function drawFold(column: FoldColumn, drawing: Drawing, height: number): string {
  const { em, words } = drawing
  const middle = column.x + column.width / 2
  const n = column.last - column.first + 1
  const working =
    column.workingDays === null ? '' : words.t('cases.rulerFoldWorking', { n: column.workingDays })
  return (
    shade(column, 'rl-fold', height, em) +
    line(column.x + column.width, height, em) +
    text(middle, 40 * em, words.t('cases.rulerFold', { n }), { anchor: 'middle' }) +
    text(middle, 58 * em, working, { anchor: 'middle' })
  )
}

interface Span {
  readonly x: number
  readonly width: number
  readonly days: readonly DayColumn[]
}

/** Runs of neighbouring columns that fulfil a condition. */
function runsOf(columns: readonly Column[], test: (column: DayColumn) => boolean): Span[] {
  const runs: DayColumn[][] = []
  let isOpen = false
  for (const column of columns) {
    const fits = column.kind === 'day' && test(column)
    if (fits && isOpen) runs.at(-1)?.push(column)
    else if (fits) runs.push([column])
    isOpen = fits
  }
  return runs.map((days) => {
    const [first, last] = [days[0], days.at(-1)]
    return { days, x: first?.x ?? 0, width: (last?.x ?? 0) + (last?.width ?? 0) - (first?.x ?? 0) }
  })
}

/** Months, holidays, make-up days and years without a calendar, in the row above the days. */
function topRow(drawing: Drawing): string {
  const { scale, em, words } = drawing
  const months = monthLabels(drawing)
  const brackets = runsOf(scale.columns, (column) => column.isWorking === false).filter(
    ({ days }) => days.length >= HOLIDAY,
  )
  const makeUps = runsOf(scale.columns, (column) => column.isMakeUp)
  const uncovered = runsOf(scale.columns, (column) => !column.isCovered)
  const drawn = [
    ...brackets.map((span) => bracket(span, drawing, months)),
    ...makeUps.map((span) => badge(span.x + span.width / 2, words.t('cases.rulerMakeUp'), em)),
  ]
  const placed = placeLabels(
    [...months, ...uncovered.map((span) => uncoveredLabel(span, drawing))],
    scale.width,
    em,
  )
  const texts = placed.map((one) =>
    text(one.x, one.y, one.text, { anchor: one.anchor, class: one.className }),
  )
  return drawn.join('') + texts.join('')
}

function monthLabels(drawing: Drawing): Label[] {
  const { scale, em, words } = drawing
  let shown = ''
  return scale.columns.flatMap((column, index): Label[] => {
    if (column.kind !== 'day') return []
    const wall = wallOf(column, drawing)
    const month = `${wall.getUTCFullYear()}-${wall.getUTCMonth()}`
    if (month === shown) return []
    const isNewYear = shown !== '' && !shown.startsWith(`${wall.getUTCFullYear()}`)
    shown = month
    const name = words.t('format.months').split(' ')[wall.getUTCMonth()] ?? ''
    const said = isNewYear
      ? words.t('cases.rulerYearMonth', { y: String(wall.getUTCFullYear()), month: name })
      : name
    return [
      {
        text: said,
        className: 'mk-ink',
        wishes: [{ x: column.x + (index === 0 ? 0 : 4 * em), y: 12 * em, anchor: 'start' }],
      },
    ]
  })
}

function uncoveredLabel({ x, days }: Span, drawing: Drawing): Label {
  const { em, words } = drawing
  const first = days[0]
  const year = first ? String(wallOf(first, drawing).getUTCFullYear()) : ''
  const said = words.t('cases.rulerUncovered', { year })
  const y = 12 * em
  return {
    text: said,
    className: 'mk-attention-ink',
    wishes: [
      { x: x + 4, y, anchor: 'start' },
      { x: x + 72 * em, y, anchor: 'start' },
      { x: x + 120 * em, y, anchor: 'start' },
      { x: x - 8, y, anchor: 'end' },
    ],
  }
}

/** A line over days off in a row, its words in the middle, clear of the month's name. */
function bracket({ x, width, days }: Span, { em, words }: Drawing, months: readonly Label[]): string {
  const month = months.find(({ wishes }) => wishes[0].x >= x - 1 && wishes[0].x < x + width)
  const from = month ? month.wishes[0].x + textWidth(month.text, em) + 8 : x + 2
  const to = x + width - 2
  const said = words.t('cases.rulerHoliday', { n: days.length })
  const size = textWidth(said, em) + 12
  const middle = (from + to) / 2
  if (to - from < size) return ''
  const ends = size + 16 < to - from
  const path = `M${c(from)} ${c(8 * em)}H${c(middle - size / 2)}M${c(middle + size / 2)} ${c(8 * em)}H${c(to)}M${c(from)} ${c(4 * em)}v${c(8 * em)}M${c(to)} ${c(4 * em)}v${c(8 * em)}`
  return (
    (ends ? tag('path', { class: 'mk-axis', d: path }) : '') +
    text(middle, 12 * em, said, { anchor: 'middle' })
  )
}

function badge(middle: number, words: string, em: number): string {
  const width = textWidth(words, em) + 10
  return (
    tag('rect', { class: 'rl-badge', x: middle - width / 2, y: 0, width, height: 17 * em, rx: 3 }) +
    text(middle, 12.5 * em, words, { anchor: 'middle', class: 'rl-badge-ink' })
  )
}
