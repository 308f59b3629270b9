// Typical cases: the title as the sentence, its text in lines that can be read from afar, on as many pages as anybody waits for.
import { wrapText } from '../textFit.ts'
import { write } from './pen.ts'
import type { Slide, Told } from './shapes.ts'
import { areaOf, type Brush, type Sheet } from './sheet.ts'

/** Longer texts are read on the public pages. */
const MOST_PAGES = 3
const LINE = 1.45

export function toldSheets(brush: Brush, slide: Slide, told: Told): Sheet[] {
  const { frame, colours, say } = brush
  const title = told.title[say.lang]
  const sub = [say('typicalCase'), told.subject[say.lang]].join(say('dash'))
  const long = [say('masked'), say('restOnline')].join(say('dash'))
  const { width, height } = areaOf(brush, { title, sub, note: long })
  const lines: string[] = []
  // A sign that closes a sentence may stand beyond the end of its line.
  for (const one of paragraphsOf(told.body[say.lang]))
    lines.push(...wrapText(one, frame.data, width - frame.data))
  const each = Math.max(1, Math.floor(height / (frame.data * LINE)))
  const pages = Math.min(MOST_PAGES, Math.max(1, Math.ceil(lines.length / each)))
  const isCut = lines.length > pages * each
  return Array.from({ length: pages }, (_, page) => ({
    ...{ title, source: slide.source },
    sub: pages > 1 ? sub + say('page', { n: page + 1, of: pages }) : sub,
    note: isCut ? long : say('masked'),
    body: (area) =>
      lines
        .slice(page * each, (page + 1) * each)
        .map((line, i) => {
          const y = area.y + (i * LINE + 1) * frame.data
          return write(area.x, y, line, { size: frame.data, colour: colours.text })
        })
        .join(''),
  }))
}

const paragraphsOf = (body: string): string[] => body.split(/\n+/).filter((line) => line.trim() !== '')
