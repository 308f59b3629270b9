// What the written brief may say besides the changes: who stands above or below the standard, what is due.
import type { Upcoming } from '#api/contract/breaches.ts'
import type { RankingRow, Rankings } from '#api/contract/rankings.ts'
import { standingOf } from '#web/lib/standing.ts'

export type Unit = RankingRow['department']

export interface Standings {
  readonly ranked: number
  readonly above: readonly Unit[]
  readonly below: readonly Unit[]
  /** Interval across the standard, or too few cases to say. */
  readonly open: number
  /** First of their group on few cases: not to be named as first by itself. */
  readonly fewLeaders: readonly { readonly unit: Unit; readonly n: number }[]
  readonly notRanked: number
}

/** Sentence 2, over all groups: the standard is absolute, so this compares nobody across groups. Best first, lowest first. */
export function standingsOf(rankings: Pick<Rankings, 'groups'>, target: number): Standings {
  const rows = rankings.groups.flatMap((group) => group.rows)
  const ranked = rows
    .filter((row) => row.ranked)
    .map((row) => ({ row, unit: row.department, score: row.score.value ?? 0, ...standingOf(row, target) }))
  const units = (kind: 'good' | 'poor', sign: 1 | -1) =>
    ranked
      .filter((one) => one.kind === kind)
      .sort((a, b) => sign * (b.score - a.score) || (a.unit.id < b.unit.id ? -1 : 1))
      .map((one) => one.unit)
  const [above, below] = [units('good', 1), units('poor', -1)]
  return {
    ranked: ranked.length,
    above,
    below,
    open: ranked.length - above.length - below.length,
    fewLeaders: ranked
      .filter((one) => one.isSmall && one.row.rank === 1)
      .map(({ unit, least }) => ({ unit, n: least })),
    notRanked: rows.length - ranked.length,
  }
}

export interface DueFacts {
  readonly overdue: number
  readonly soon: number
  /** Last deadline among those due soon; null where not all of them are listed. */
  readonly last: string | null
  /** A listed deadline touches a year whose holidays are unknown. */
  readonly isProvisional: boolean
}

/** Sentence 3: clocks that are over, and those due within three working days. */
export function dueFacts(upcoming: Pick<Upcoming, 'buckets' | 'soon' | 'items'>): DueFacts {
  const overdue = upcoming.buckets.find(({ id }) => id === 'overdue')?.count ?? 0
  const soon = upcoming.soon.count
  const ahead = upcoming.items.filter((item) => item.bucket !== 'overdue')
  return {
    overdue,
    soon,
    last: ahead.length === soon ? (ahead.at(-1)?.due ?? null) : null,
    isProvisional: ahead.some((item) => item.provisional),
  }
}

/** The lists of both numbers. */
export function dueUrls({ buckets, soon }: Pick<Upcoming, 'buckets' | 'soon'>): {
  readonly overdue: string
  readonly soon: string
} {
  return { overdue: buckets.find(({ id }) => id === 'overdue')?.casesUrl ?? '', soon: soon.casesUrl }
}
