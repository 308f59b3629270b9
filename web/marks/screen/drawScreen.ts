// A programme as pictures: what a screen shows one after the other, each drawn for its very pixels.
import type { MarkPicture } from '../svg.ts'
import { categorySheets, rateSheets, resultSheets } from './barSheets.ts'
import { SCREEN_COLOURS } from './colours.ts'
import { drawMessage } from './compact.ts'
import { frameOf } from './frame.ts'
import { mapSheets } from './mapSheets.ts'
import { messagesOf } from './messages.ts'
import { rankingSheets } from './rankingSheets.ts'
import type { Programme, Slide } from './shapes.ts'
import { type Brush, drawSheet, type Edge, type Sheet } from './sheet.ts'
import { coverSheets, feedbackSheets, pausedSheet } from './textSheets.ts'
import { toldSheets } from './toldSheets.ts'
import { trendSheets } from './trendSheets.ts'
import { sayIn } from './words.ts'

export interface ScreenSize {
  readonly width: number
  readonly height: number
}

/** One picture of a slide; `draw` draws it anew for where it stands in the round. */
export interface ScreenPage {
  /** What it says, for those who cannot see it. */
  readonly summary: string
  readonly draw: (edge: Edge) => string
}

type Given = Pick<Programme, 'language' | 'theme' | 'smallestFont' | 'street' | 'mapApproval'>

/** The pictures of one slide. Throws where the slide is malformed; nothing where it has nothing to say. */
export function pagesOf(programme: Given, slide: Slide, size: ScreenSize): ScreenPage[] {
  const brush = brushOf(programme, size)
  if (brush.frame.layout === 'compact') {
    return messagesOf(brush, slide, programme.street).map((message) => ({
      summary: [message.head, message.big, message.tail].filter((one) => one !== '').join(' '),
      draw: (edge) => drawMessage(brush, message, edge),
    }))
  }
  return sheetsOf(brush, slide, programme).map((sheet) => pageOf(brush, sheet))
}

const pageOf = (brush: Brush, sheet: Sheet): ScreenPage => ({
  summary: [sheet.title, sheet.sub].filter((one) => one !== '').join(' '),
  draw: (edge) => drawSheet(brush, sheet, edge),
})

/** What stands there instead of results: neutral, without a reason. */
export function pausedPicture(
  look: Pick<Given, 'language' | 'theme'>,
  size: ScreenSize,
  edge: Edge,
): MarkPicture {
  const brush = brushOf({ ...look, smallestFont: null }, size)
  const sheet = pausedSheet(brush)
  if (brush.frame.layout !== 'compact') return { svg: drawSheet(brush, sheet, edge), summary: sheet.title }
  const message = { head: '', big: sheet.title, tail: sheet.sub, source: null }
  return { svg: drawMessage(brush, message, edge), summary: sheet.title }
}

function brushOf(
  { language, theme, smallestFont }: Pick<Given, 'language' | 'theme' | 'smallestFont'>,
  size: ScreenSize,
): Brush {
  return {
    frame: frameOf({ ...size, smallestFont }),
    colours: SCREEN_COLOURS[theme],
    say: sayIn(language),
  }
}

function sheetsOf(brush: Brush, slide: Slide, { street, mapApproval }: Given): Sheet[] {
  const { cover, ranking, bars, map, trend, categories, results, text, feedback } = slide
  if (cover !== undefined) return coverSheets(brush, slide, cover, street)
  if (ranking !== undefined) return rankingSheets(brush, slide, ranking)
  if (bars !== undefined) return rateSheets(brush, slide, bars)
  if (map !== undefined) return mapSheets(brush, slide, map, mapApproval)
  if (trend !== undefined) return trendSheets(brush, slide, trend)
  if (categories !== undefined) return categorySheets(brush, slide, categories)
  if (results !== undefined) return resultSheets(brush, slide, results)
  if (text !== undefined) return toldSheets(brush, slide, text)
  return feedback === undefined ? [] : feedbackSheets(brush, slide, feedback)
}
