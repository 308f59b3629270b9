// What a board of few lines says of each kind of slide: messages of at most three lines.
import { textWidth } from '../textFit.ts'
import { categoryTitle, rateTitle } from './barSheets.ts'
import { mapTitle } from './mapSheets.ts'
import { rankingTitle } from './rankingSheets.ts'
import type {
  Bars,
  Categories,
  Cover,
  Feedback,
  Ranking,
  Results,
  Slide,
  Source,
  Told,
  Trend,
} from './shapes.ts'
import type { Brush } from './sheet.ts'
import { coverLines } from './textSheets.ts'
import { bandText, countText, percentText, rateText } from './words.ts'

export interface Message {
  readonly head: string
  readonly big: string
  readonly tail: string
  readonly source: Source | null
}

type Said = Omit<Message, 'source'>

/** The messages of a slide, at least one where it has anything to say. */
export function messagesOf(brush: Brush, slide: Slide, street: string): Message[] {
  const period = slide.source?.period[brush.say.lang] ?? ''
  const said = saidOf(brush, slide, street)
  return said.map(({ head, ...rest }) => ({ head: head || period, ...rest, source: slide.source }))
}

function saidOf(brush: Brush, slide: Slide, street: string): Said[] {
  const { cover, ranking, bars, map, trend, categories, results, text, feedback } = slide
  if (cover !== undefined) return ofCover(brush, slide, { cover, street })
  if (ranking !== undefined) return ofRanking(brush, ranking)
  if (bars !== undefined) return ofBars(brush, bars)
  if (map !== undefined) return [{ head: '', big: mapTitle(brush, map), tail: brush.say('sketch') }]
  if (trend !== undefined) return ofTrend(brush, trend)
  if (categories !== undefined) return ofCategories(brush, categories)
  if (results !== undefined) return ofResults(brush, slide.kind, results)
  if (text !== undefined) return [ofTold(brush, text)]
  return feedback === undefined ? [] : ofFeedback(brush, feedback, street)
}

function ofCover(
  brush: Brush,
  { source }: Slide,
  { cover, street }: { cover: Cover; street: string },
): Said[] {
  const { say } = brush
  const [counts = ''] = coverLines(brush, cover)
  return [
    { head: street, big: source?.period[say.lang] ?? '', tail: say('result') },
    { head: street, big: counts.replace(say('dash'), say.lang === 'zh' ? '，' : ', '), tail: '' },
  ]
}

function ofRanking(brush: Brush, ranking: Ranking): Said[] {
  const { say } = brush
  const group = ranking.group[say.lang]
  const said: Said[] = [{ head: '', big: rankingTitle(brush, ranking), tail: '' }]
  for (const { name, rank, score, tier } of ranking.rows) {
    if (rank === null || tier === null) continue
    const points = score === null ? say('hidden') : say('points', { n: score.toFixed(2) })
    const tail = [points, bandText(tier, say)].join(say('dash'))
    said.push({ head: say('nth', { n: rank }) + say('dash') + group, big: name, tail })
  }
  return said
}

function ofBars(brush: Brush, bars: Bars): Said[] {
  const { say } = brush
  const [title, group] = [bars.title[say.lang], bars.group[say.lang]]
  const long = title + say('dash') + group
  const { small, width, pad } = brush.frame
  // Whose name stands below is enough where both find no room.
  const head = textWidth(long, small) <= width - 2 * pad ? long : title
  const said: Said[] = [{ head: '', big: rateTitle(brush, bars), tail: '' }]
  for (const { name, rate } of bars.rows) {
    if (rate === null || rate.value === null) continue
    const text = rateText(rate, say)
    said.push({ head, big: name, tail: text.includes('/') ? text : `${text}%` })
  }
  return said
}

function ofTrend({ say }: Brush, { series }: Trend): Said[] {
  return series.map(({ name, of, points }) => {
    const last = points[points.length - 1]?.rate?.value ?? null
    return { head: '', big: `${name[say.lang]} ${percentText(last)}`, tail: of?.[say.lang] ?? '' }
  })
}

function ofCategories(brush: Brush, categories: Categories): Said[] {
  const { say } = brush
  const rows = categories.rows.map(({ name, count }) => ({
    ...{ head: '', big: name[say.lang], tail: say('cases', { n: countText(count, say.lang) }) },
  }))
  return [{ head: '', big: categoryTitle(brush, categories), tail: '' }, ...rows]
}

function ofResults({ say }: Brush, kind: string, { rows }: Results): Said[] {
  const head = say(kind === 'council' ? 'council' : 'supervision')
  return rows.map(({ name, points }) => ({ head, big: name, tail: say('points', { n: points.toFixed(1) }) }))
}

const ofTold = ({ say }: Brush, { subject, title }: Told): Said => ({
  ...{ head: say('typicalCase'), big: title[say.lang], tail: subject[say.lang] },
})

function ofFeedback({ say }: Brush, { phone, hours, place }: Feedback, street: string): Said[] {
  return [{ head: say(phone === '' ? 'tell' : 'call'), big: phone || street, tail: hours || place }]
}
