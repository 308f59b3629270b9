// The columns of a ranking: what there is room for beside names, ranks and scores.
import { textWidth } from '../textFit.ts'
import type { Frame } from './frame.ts'
import type { Ranking, Rate } from './shapes.ts'
import type { Brush } from './sheet.ts'
import { rateText } from './words.ts'

export interface Columns {
  readonly tier: number
  readonly rank: number
  /** Of the 95 % range of the rank; 0 = left out. */
  readonly range: number
  readonly name: number
  readonly score: number
  readonly interval: number
  /** Of each rate. */
  readonly rate: number
  /** How many rates there is room for: all or none. */
  readonly rates: number
}

/** Single rates all or none; the range of ranks where there is room left. */
export function columnsOf(brush: Brush, { indicators, rows }: Ranking, width: number): Columns {
  const { frame, say } = brush
  const em = frame.data / 56
  const wanted = rows.reduce((most, { name }) => Math.max(most, textWidth(name, frame.data)), 0)
  const isRoomy = frame.layout !== 'portrait'
  const fixed = {
    tier: (isRoomy ? (say.lang === 'zh' ? 112 : 170) : 28) * em,
    rank: 84 * em,
    score: 190 * em,
  }
  const name = Math.min(Math.max(wanted, 120 * em), 420 * em) + 24 * em
  const rate = Math.max(
    (say.lang === 'zh' ? 226 : 264) * em,
    ...rows.map((row) =>
      Math.max(0, ...row.rates.map((one) => textWidth(rateText(one, say), sizeOf(one, frame)))),
    ),
  )
  const left = width - fixed.tier - fixed.rank - fixed.score - name
  const least = 190 * em
  const rates = isRoomy && left - rate * indicators.length >= least ? indicators.length : 0
  const interval = left - rate * rates
  const range = isRoomy && interval - RANGE * em >= least ? RANGE * em : 0
  if (interval >= least) return { ...fixed, range, name, rate, rates, interval: interval - range }
  const rest = width - fixed.tier - fixed.rank - fixed.score
  return { ...fixed, range: 0, rate, rates: 0, interval: 0, name: rest }
}

const RANGE = 130

/** Words stand smaller than numbers. */
export const sizeOf = (rate: Rate | undefined, { data, small }: Frame): number =>
  rate === null ? small : data
