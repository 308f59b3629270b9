// Rates period by period: one strip a rate, every point with its value; nothing is said of what changed by chance.
import { tag } from '../svg.ts'
import { textWidth } from '../textFit.ts'
import { rule, write, writeFitting } from './pen.ts'
import type { Slide, Trend } from './shapes.ts'
import { type Area, areaOf, type Brush, inPages, type Sheet, subOf } from './sheet.ts'
import { percentText, shortPeriod } from './words.ts'

type Series = Trend['series'][number]

export function trendSheets(brush: Brush, slide: Slide, trend: Trend): Sheet[] {
  const { frame, say } = brush
  const plain = {
    title: trendTitle(brush, trend),
    sub: subOf(brush, slide.source),
    note: '',
    source: slide.source,
  }
  const height = areaOf(brush, plain).height - frame.small * 1.6
  const fit = Math.max(1, Math.min(4, Math.floor(height / (frame.data + frame.small * 2.4))))
  const pages = inPages(trend.series, fit)
  return pages.map((series, i) => ({
    ...plain,
    sub: pages.length > 1 ? plain.sub + say('page', { n: i + 1, of: pages.length }) : plain.sub,
    body: (area) => drawStrips(brush, series, area),
  }))
}

/** Rates of the whole street, or where there is none those there are. */
export const trendTitle = ({ say }: Brush, { series }: Trend): string => {
  const whole = series.filter((one) => !one.of)
  return (whole.length > 0 ? whole : series)
    .slice(0, 2)
    .map(
      ({ name, points }) =>
        `${name[say.lang]} ${percentText(points[points.length - 1]?.rate?.value ?? null)}`,
    )
    .join(say.lang === 'zh' ? '，' : ', ')
}

function drawStrips(brush: Brush, series: readonly Series[], area: Area): string {
  const { frame } = brush
  const foot = frame.small * 1.6
  const height = (area.height - foot) / series.length
  const [first] = series
  const names = series.reduce(
    (most, { name, of }) =>
      Math.max(
        most,
        textWidth(name[brush.say.lang], frame.data),
        textWidth(of?.[brush.say.lang] ?? '', frame.small),
      ),
    0,
  )
  const isTall = frame.layout === 'portrait'
  const left = isTall ? 0 : Math.min(names, area.width * 0.3) + frame.data
  const plot = { x: area.x + left, width: area.width - left }
  const strips = series.map((one, i) => {
    const at = { ...area, y: area.y + i * height, height }
    return drawStrip(brush, one, { at, plot, isTall })
  })
  return (
    strips.join('') +
    (first === undefined
      ? ''
      : drawPeriods(brush, first, { ...area, ...plot, y: area.y + area.height - foot }))
  )
}

interface Strip {
  readonly at: Area
  readonly plot: { readonly x: number; readonly width: number }
  readonly isTall: boolean
}

function drawStrip(brush: Brush, { name, of, points }: Series, { at, plot, isTall }: Strip): string {
  const { frame, colours, say } = brush
  const style = { size: frame.data, colour: colours.text }
  const head = isTall ? frame.data * 1.2 + (of ? frame.small * 1.3 : 0) : 0
  const nameBase = isTall ? at.y + frame.data : at.y + at.height / 2 + frame.data * 0.36
  let drawn = write(at.x, nameBase, name[say.lang], style)
  if (of) {
    const width = isTall ? at.width : plot.x - at.x - frame.small
    const below = { x: at.x, y: nameBase + frame.small * 1.3, width }
    drawn += writeFitting(below, of[say.lang], { size: frame.small, colour: colours.muted })
  }
  const values = points.map(({ rate }) => rate?.value ?? null)
  const known = values.filter((value): value is number => value !== null)
  const [low, high] = [Math.min(...known), Math.max(...known)]
  const top = at.y + head + frame.small * 1.7
  const room = Math.max(4, at.height - head - frame.small * 2.4)
  // The scale of a strip is its own, so that a change can be seen at all: the values stand beside their points.
  const span = Math.max(high - low, 0.1)
  const y = (value: number) => top + (1 - (value - (high + low) / 2 + span / 2) / span) * room
  const x = (i: number) => pointX(plot, i, points.length)
  drawn += tag('path', {
    ...{ d: pathOf(values, x, y), fill: 'none', stroke: colours.brand },
    'stroke-width': Math.max(3, 6 * frame.unit),
  })
  values.forEach((value, i) => {
    if (value === null) return
    const isLast = i === values.length - 1
    drawn += tag('circle', { cx: x(i), cy: y(value), r: Math.max(4, 12 * frame.unit), fill: colours.text })
    drawn += write(x(i), y(value) - frame.small * 0.6, percentText(value), {
      ...{
        size: frame.small,
        colour: isLast ? colours.text : colours.muted,
        isBold: isLast,
        anchor: 'middle',
      },
    })
  })
  const base = at.y + at.height
  const line = { colour: colours.line, width: Math.max(2, 2 * frame.unit) }
  return drawn + rule({ x: at.x, y: base }, { x: at.x + at.width, y: base }, line)
}

/** Points stand in the middle of their share of the width. */
const pointX = (plot: { x: number; width: number }, i: number, count: number): number =>
  plot.x + ((i + 0.5) / count) * plot.width

/** Joined only where neighbours are both known. */
function pathOf(
  values: readonly (number | null)[],
  x: (i: number) => number,
  y: (value: number) => number,
): string {
  let path = ''
  values.forEach((value, i) => {
    if (value === null) return
    const before = values[i - 1]
    const isJoined = before !== null && before !== undefined
    path += `${isJoined ? 'L' : 'M'}${x(i).toFixed(1)} ${y(value).toFixed(1)}`
  })
  return path
}

function drawPeriods({ frame, colours, say }: Brush, { points }: Series, at: Area): string {
  const share = at.width / points.length
  const widest = points.reduce(
    (most, { period }) => Math.max(most, textWidth(shortPeriod(period, say.lang), frame.small)),
    0,
  )
  // Where there is no room for all, every second or third period is named, the last one always.
  const every = Math.max(1, Math.ceil((widest * 1.1) / share))
  return points
    .map(({ period }, i) => {
      if ((points.length - 1 - i) % every !== 0) return ''
      return write(pointX(at, i, points.length), at.y + frame.small * 1.3, shortPeriod(period, say.lang), {
        ...{ size: frame.small, colour: colours.muted, anchor: 'middle' },
      })
    })
    .join('')
}
