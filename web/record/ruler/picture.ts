// Draws the working-time ruler (工作时间尺): a header of days and one band a clock. Colours by CSS classes only.
import { coordinate as c, type MarkPicture, svg, tag, text } from '#web/marks/svg.ts'
import { type Drawing, rulerMeasures } from './drawing.ts'
import { drawHeader } from './header.ts'
import { placeLabels } from './labels.ts'
import type { Track } from './track.ts'
import { drawTrack, trackLabels } from './trackPicture.ts'

/** The whole ruler; `summary` is said to readers in place of the picture. */
export function rulerPicture(tracks: readonly Track[], drawing: Drawing, summary: string): MarkPicture {
  const { scale, em } = drawing
  const { header, band } = rulerMeasures(em)
  const height = header + tracks.length * band
  const topOf = (index: number) => header + index * band
  const bands = tracks.map((track, index) => drawTrack(track, drawing, topOf(index)))
  const texts = tracks.flatMap((track, index) =>
    placeLabels(trackLabels(track, drawing, topOf(index)), scale.width, em).map((one) =>
      text(one.x, one.y, one.text, { anchor: one.anchor, class: one.className }),
    ),
  )
  const lines = Array.from(
    { length: tracks.length + 1 },
    (_, index) => `M0 ${c(topOf(index))}H${c(scale.width)}`,
  )
  const frame = tag('path', { class: 'mk-axis', d: `${lines[0]}${lines.at(-1)}` })
  const between = tag('path', { class: 'mk-grid', d: lines.slice(1, -1).join('') || 'M0 0' })
  const inner = [drawHeader(drawing, height), between, ...bands, frame, ...texts].join('')
  return { svg: svg({ width: scale.width, height, class: 'rl' }, inner), summary }
}
