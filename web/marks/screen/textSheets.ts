// Slides of words: the cover with the method, how to complain, and what stands there when nothing may be shown.
import { tag } from '../svg.ts'
import { box, fittingSize, linesOf, write } from './pen.ts'
import type { Cover, Feedback, Slide, Weighted } from './shapes.ts'
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

/** Counts, how the total is made, and that it corrects another version. */
export function coverLines(
  { say }: Brush,
  { cases, departments, indicators, parts = [], corrects = null }: Cover,
): string[] {
  const sumOf = (all: readonly Weighted[]) =>
    all.map(({ name, weight }) => `${name[say.lang]} ${Math.round(weight * 1000) / 10}%`).join(' + ')
  const received = cases === null ? '' : say('received', { n: countText(cases, say.lang) })
  const counts = [received, say('departments', { n: departments })].filter((one) => one !== '')
  const score = { parts: sumOf(indicators) }
  return [
    counts.join(say('dash')),
    ...(parts.length === 0
      ? [say('formula', score)]
      : [say('formula', { parts: sumOf(parts) }), say('scoreFormula', score)]),
    ...(corrects === null ? [] : [say('corrects', { n: corrects })]),
  ]
}

export function feedbackSheets(brush: Brush, slide: Slide, feedback: Feedback): Sheet[] {
  const { say } = brush
  const { phone, hours, place, site } = feedback
  const lines = [
    hours === '' ? '' : say('hours', { text: hours }),
    place === '' ? '' : say('place', { text: place }),
  ]
  const title = phone === '' ? say('tell') : say('call')
  return [
    {
      ...{ title, sub: '', note: '', source: slide.source },
      body: (area) => {
        const { words, code } = besideCode(brush, area)
        const said = { big: phone, lines: lines.filter((line) => line !== '') }
        return drawWords(brush, said, words) + drawCode(brush, site, code)
      },
    },
  ]
}

/** The code to the right of the words, on a tall screen below them. */
function besideCode({ frame }: Brush, area: Area): { readonly words: Area; readonly code: Area } {
  const gap = frame.pad
  if (frame.layout === 'portrait') {
    const height = area.height * 0.5
    return {
      words: { ...area, height: area.height - height - gap },
      code: { ...area, y: area.y + area.height - height, height },
    }
  }
  const width = Math.min(area.width * 0.4, area.height)
  return {
    words: { ...area, width: area.width - width - gap },
    code: { ...area, x: area.x + area.width - width, width },
  }
}

/** Dark on light in every theme: that is what cameras read. What it leads to stands below. */
function drawCode({ frame, colours, say }: Brush, { size, path }: Feedback['site'], area: Area): string {
  const words = linesOf(say('scan'), frame.small, { width: area.width, most: 2 })
  const side = Math.min(area.width, area.height - words.length * frame.small * 1.4)
  const x = area.x + (frame.layout === 'portrait' ? 0 : area.width - side)
  const scale = `translate(${x} ${area.y}) scale(${side / size})`
  const middle = { size: frame.small, colour: colours.text, anchor: 'middle' as const }
  const lines = words.map((line, i) =>
    write(x + side / 2, area.y + side + frame.small * (1.2 + i * 1.4), line, middle),
  )
  return (
    box(x, area.y, { width: side, height: side }, CODE_PAPER) +
    tag('path', { d: path, fill: CODE_INK, transform: scale }) +
    lines.join('')
  )
}

/** Not white: no large area of a screen is. */
const CODE_PAPER = '#ececea'
const CODE_INK = '#111111'

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
  const bigHeight = big === '' ? 0 : size * 1.5
  const told = (font: number): string[] => {
    const wrapped: string[] = []
    for (const line of lines) wrapped.push(...linesOf(line, font, { width: area.width, most: 3 }))
    return wrapped
  }
  const heightOf = (font: number) => bigHeight + told(font).length * font * 1.45
  // Many words stand smaller, few ones as large as figures.
  const font = heightOf(frame.data) <= area.height ? frame.data : frame.small
  let y = area.y + Math.max(0, (area.height - heightOf(font)) / 3)
  let drawn = ''
  if (big !== '') {
    drawn += write(area.x, y + size * 0.95, big, { size, colour: colours.brand, isBold: true })
    y += bigHeight
  }
  for (const line of told(font).slice(0, Math.floor((area.height - bigHeight) / (font * 1.45)))) {
    drawn += write(area.x, y + font, line, { size: font, colour: colours.text })
    y += font * 1.45
  }
  return drawn
}
