// Typical cases: the title as the sentence, its text in lines that can be read from afar, on as many pages as anybody waits for.
import { linesOf, write } from './pen.ts'
import type { Slide, Told } from './shapes.ts'
import { areaOf, type Brush, type Sheet } from './sheet.ts'

/** Longer texts are read on the public pages. */
const MOST_PAGES = 3
const LINE = 1.45
/** No text is that long: linesOf cuts after them. */
const MOST_LINES = 500

export function toldSheets(brush: Brush, slide: Slide, told: Told): Sheet[] {
  const { frame, colours, say } = brush
  const title = told.title[say.lang]
  const sub = [say('typicalCase'), told.subject[say.lang]].join(say('dash'))
  const long = [say('masked'), say('restOnline')].join(say('dash'))
  const { width, height } = areaOf(brush, { title, sub, note: long })
  const lines: string[] = []
  for (const one of paragraphsOf(told.body[say.lang]))
    lines.push(...linesOf(one, frame.data, { width, most: MOST_LINES }))
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
