// Where a department stands: its score's interval against the standard, the size of its sample, ties, and a group's common axis.
import type { RankingGroup, RankingRow, Rankings } from '#api/contract/rankings.ts'
import type { VerdictKind } from './verdict.ts'

/** Below this an interval is wide: hatched bar, hollow dot, 样本少 (ranked from the scheme's minimum, by default 20). */
export const SMALL_SAMPLE = 30

export type Scored = Pick<RankingRow, 'ranked' | 'rank' | 'score' | 'indicators'>

export interface Standing {
  /** `uncertain` where the sample is small or there is no score: no judgement is then written. */
  readonly kind: VerdictKind
  readonly isSmall: boolean
  /** The smallest denominator of its indicators: how much the score rests on. */
  readonly least: number
}

/** A ranked department against the standard (达标, points of the score): by its whole interval, never by the score alone. */
export function standingOf(row: Scored, target: number): Standing {
  const dens = Object.values(row.indicators).map((metric) => metric.den)
  const least = dens.length > 0 ? Math.min(...dens) : 0
  const { lo, hi } = row.score
  if (!row.ranked || lo === null || hi === null) return { kind: 'uncertain', isSmall: false, least }
  if (least < SMALL_SAMPLE) return { kind: 'uncertain', isSmall: true, least }
  if (lo >= target) return { kind: 'good', isSmall: false, least }
  return { kind: hi < target ? 'poor' : 'attention', isSmall: false, least }
}

export const VERDICT_WORDS = {
  good: 'kit.verdictGood',
  attention: 'kit.verdictAttention',
  poor: 'kit.verdictPoor',
  uncertain: 'kit.verdictUncertain',
  noise: 'kit.noise',
} as const satisfies Record<VerdictKind, string>

/** Ranks held by more than one of the rows (并列). */
export function tiedRanks(rows: readonly Scored[]): ReadonlySet<number> {
  const seen = new Set<number>()
  const tied = new Set<number>()
  for (const { rank } of rows) {
    if (rank === null) continue
    if (seen.has(rank)) tied.add(rank)
    seen.add(rank)
  }
  return tied
}

export interface ScoreAxis {
  readonly min: number
  readonly max: number
  readonly ticks: readonly number[]
}

/** One axis for all rows of a group: up to 100, down to the lowest interval (or the standard), in steps of 5, 10 or 20. */
export function scoreAxis(rows: readonly Scored[], target: number): ScoreAxis {
  const lows = rows.flatMap(({ score }) => (score.lo === null ? (score.value ?? []) : score.lo))
  const low = Math.max(0, Math.min(target, ...lows))
  const step = low >= 65 ? 5 : low >= 30 ? 10 : 20
  const min = Math.min(Math.floor(low / step) * step, 100 - 2 * step)
  const ticks = Array.from({ length: (100 - min) / step + 1 }, (_, index) => min + index * step)
  return { min, max: 100, ticks }
}

export interface RankMove {
  readonly kind: 'up' | 'down' | 'same' | 'new'
  readonly by: number
  readonly from: number | null
}

/** Change of rank against an earlier one; `new` where it was not ranked then. Null where it is not ranked now. */
export function rankMove(rank: number | null, before: number | null | undefined): RankMove | null {
  if (rank === null) return null
  if (before === null || before === undefined) return { kind: 'new', by: 0, from: null }
  const by = before - rank
  return { kind: by > 0 ? 'up' : by < 0 ? 'down' : 'same', by: Math.abs(by), from: before }
}

/** The chosen group; else the first that ranks anybody; else the first. */
export function groupShown(
  groups: readonly RankingGroup[],
  chosen: string | undefined,
): RankingGroup | undefined {
  return (
    groups.find((group) => group.id === chosen) ??
    groups.find((group) => group.rows.some((row) => row.ranked)) ??
    groups[0]
  )
}

export const ranksAnybody = (rankings: Pick<Rankings, 'groups'> | undefined): boolean =>
  rankings?.groups.some((group) => group.rows.some((row) => row.ranked)) ?? false
