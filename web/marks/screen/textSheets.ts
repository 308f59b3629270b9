// Slides of words: the cover with the method, how to complain, and what stands there when nothing may be shown.
import { fittingSize, linesOf, write } from './pen.ts'
import type { Cover, Feedback, Slide } from './shapes.ts'
import { type Area, type Brush, type Sheet, subOf } from './sheet.ts'
import { countText } from './words.ts'

export function coverSheets(brush: Brush, slide: Slide, cover: Cover, street: string): Sheet[] {
  const { say } = brush
  const period = slide.source?.period[say.lang] ?? ''
  const lines = coverLines(brush, cover)
  return [
    {
      ...{ title: street, sub: subOf(brush, slide.source, say('result')), note: '', source: slide.source },
      body: (area) => drawWords(brush, { big: period, lines }, area),
    },
  ]
}

export function coverLines({ say }: Brush, { cases, departments, indicators }: Cover): string[] {
  const parts = indicators
    .map(({ name, weight }) => `${name[say.lang]} ${Math.round(weight * 1000) / 10}%`)
    .join(' + ')
  const received = cases === null ? '' : say('received', { n: countText(cases, say.lang) })
  const counts = [received, say('departments', { n: departments })].filter((one) => one !== '')
  return [counts.join(say('dash')), say('formula', { parts })]
}

export function feedbackSheets(brush: Brush, slide: Slide, { phone, hours, place }: Feedback): Sheet[] {
  const { say } = brush
  const lines = [
    hours === '' ? '' : say('hours', { text: hours }),
    place === '' ? '' : say('place', { text: place }),
  ]
  const title = phone === '' ? say('tell') : say('call')
  return [
    {
      ...{ title, sub: '', note: '', source: slide.source },
      body: (area) => drawWords(brush, { big: phone, lines: lines.filter((line) => line !== '') }, area),
    },
  ]
}

/** Neutral: a screen that was sent away, or has nothing to show. */
export function pausedSheet({ say }: Brush): Sheet {
  return { title: say('paused'), sub: say('pausedSub'), note: '', source: null, body: () => '' }
}

const BIG = 4

function drawWords(
  { frame, colours }: Brush,
  { big, lines }: { readonly big: string; readonly lines: readonly string[] },
  area: Area,
): string {
  const most = Math.min(frame.data * BIG, area.height * 0.4)
  const size = fittingSize(big, { most, least: frame.data, width: area.width })
  const wrapped: string[] = []
  for (const line of lines) wrapped.push(...linesOf(line, frame.data, { width: area.width, most: 3 }))
  const height = (big === '' ? 0 : size * 1.5) + wrapped.length * frame.data * 1.45
  let y = area.y + Math.max(0, (area.height - height) / 3)
  let drawn = ''
  if (big !== '') {
    drawn += write(area.x, y + size * 0.95, big, { size, colour: colours.brand, isBold: true })
    y += size * 1.5
  }
  for (const line of wrapped) {
    drawn += write(area.x, y + frame.data, line, { size: frame.data, colour: colours.text })
    y += frame.data * 1.45
  }
  return drawn
}
