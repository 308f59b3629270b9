// One row of the stage times: dot at the median, line to the P90, tick there, limit as a line; fluid in width.
import { type MarkPicture, percent, shapeAt, shareOf, svg, tag, text } from '#web/marks/svg.ts'
import type { StageLine } from './stages.ts'

export interface StageAxis {
  readonly max: number
  readonly ticks: readonly number[]
}

const HEIGHT = 28

export function stageMark({ median, p90, limit }: StageLine, axis: StageAxis): MarkPicture {
  const y = HEIGHT / 2
  const x = (value: number) => percent(shareOf(value, { min: 0, max: axis.max }))
  const line = (value: number, className: string, [y1, y2]: readonly [number, number]) =>
    tag('line', { class: className, x1: x(value), x2: x(value), y1, y2 })
  const grid = axis.ticks.map((at) => line(at, 'mk-grid', [0, HEIGHT])).join('')
  const atLimit = limit === null ? '' : line(limit, 'mk-limit-tick', [2, HEIGHT - 2])
  if (median === null || p90 === null)
    return { svg: svg({ width: '100%', height: HEIGHT }, grid + atLimit), summary: '' }
  const span = tag('line', { class: 'mk-span', x1: x(median), x2: x(p90), y1: y, y2: y })
  const dot = shapeAt('plain', { share: shareOf(median, { min: 0, max: axis.max }), y })
  const inner = grid + atLimit + span + line(p90, 'mk-tick', [y - 7, y + 7]) + dot
  return { svg: svg({ width: '100%', height: HEIGHT }, inner), summary: '' }
}

/** The figures under the rows; the last one carries no unit: the head of the column does. */
export function stageAxis({ max, ticks }: StageAxis, format: (value: number) => string): MarkPicture {
  const labels = ticks.map((at) =>
    text(percent(shareOf(at, { min: 0, max })), 14, format(at), {
      anchor: at === 0 ? 'start' : at === max ? 'end' : 'middle',
    }),
  )
  return { svg: svg({ width: '100%', height: 18 }, labels.join('')), summary: '' }
}
