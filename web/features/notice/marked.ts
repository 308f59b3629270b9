// Numbers inside a sentence, marked with what they open: a sentence stays a text, and whoever draws it finds its figures again.
import type { Metric } from '#api/contract/metric.ts'
import type { RankingRow } from '#api/contract/rankings.ts'
import { rowsOf } from '#web/lib/totalParts.ts'
import type { NoticeInput } from './noticeFacts.ts'

// Of the private use area: no text has them, and no font draws them.
const [FROM, AT, TO] = ['\u{E000}', '\u{E001}', '\u{E002}']
const MARKED = new RegExp(`${FROM}([^${AT}]*)${AT}([^${TO}]*)${TO}`)

const NUMBER = /^[+−]?[\d.,]+%?/

/** Where a figure stands: of the street now or before, of a unit; a unit's points. */
export type Place =
  | { readonly of: 'now' | 'before'; readonly metric: string }
  | { readonly of: 'unit'; readonly id: string; readonly metric: string }
  | { readonly of: 'points'; readonly id: string }

/** Marks the number that a text begins with; its unit stays words, so that a line may break before it. */
export function marked(place: Place, text: string): string {
  const [number = text] = NUMBER.exec(text) ?? []
  return `${FROM}${JSON.stringify(place)}${AT}${number}${TO}${text.slice(number.length)}`
}

export interface Piece {
  readonly text: string
  /** Absent = plain words. */
  readonly place?: Place
}

/** The pieces of a marked text, in order; together they are the text. */
export function piecesOf(text: string): readonly Piece[] {
  const parts = text.split(MARKED)
  const pieces: Piece[] = []
  for (let at = 0; at < parts.length; at += 3) {
    const [plain = '', place, shown] = parts.slice(at, at + 3)
    if (plain !== '') pieces.push({ text: plain })
    if (place !== undefined && shown !== undefined) pieces.push({ text: shown, place: JSON.parse(place) })
  }
  return pieces
}

/** Stops that a text begins with: after a figure they stand on its line. */
export const stopsOf = (text: string): string => /^[）)，。；、,;.]*/.exec(text)?.[0] ?? ''

export const plainText = (text: string): string =>
  piecesOf(text)
    .map((piece) => piece.text)
    .join('')

/** The figure that a place names, and whose it is; undefined where the answers have none. */
export function figureAt(
  place: Exclude<Place, { of: 'points' }>,
  { kpis, rankings, compare }: Pick<NoticeInput, 'kpis' | 'rankings' | 'compare'>,
): { readonly metric: Metric; readonly row?: RankingRow } | undefined {
  if (place.of === 'unit') {
    const row = rowAt(place.id, rankings)
    const metric = row?.indicators[place.metric]
    return row && metric ? { metric, row } : undefined
  }
  const earlier = compare === 'none' ? null : kpis[compare]
  const metric = (place.of === 'now' ? kpis : earlier)?.metrics[place.metric]
  return metric && { metric }
}

export const rowAt = (id: string, rankings: NoticeInput['rankings']): RankingRow | undefined =>
  rowsOf(rankings).find(({ department }) => department.id === id)
