// The published result beside the live ranking: which version stands, and whether today's data still give its numbers.
import { listVersionsOf, snapshotHash } from '#db/queries/appraisals.ts'
import type { RankingRow, Rankings } from '../../contract/rankings.ts'
import { judged, type ResultRow } from '../../domain/appraisal/results.ts'
import { SCORE_TOLERANCE } from '../../domain/ranking/order.ts'
import type { Context } from '../context.ts'
import { readSnapshot } from './storedSnapshot.ts'

type Published = Rankings['published']

/**
 * The standing published version of a period under a scheme, or null. `isSame` = every department has the counts that were
 * published and, as its score, what it was ranked by: late rows, new rules, filters and the other parts of a quarter's total make
 * it false, and the published numbers stand in the snapshot.
 */
export function publishedResult(
  { db }: Context,
  of: { readonly period: string; readonly schemeId: string },
  live: readonly RankingRow[],
): Published {
  const row = listVersionsOf(db, of).findLast(({ state }) => state === 'published')
  const sha256 = row && snapshotHash(db, row.id)
  if (!row || !sha256) return null
  const { snapshot } = readSnapshot(db, row.id)
  const published = snapshot.groups.flatMap(({ rows }) => rows)
  return { version: row.version, sha256, isSame: areSame(live, published) }
}

function areSame(live: readonly RankingRow[], published: readonly ResultRow[]): boolean {
  const byId = new Map(published.map((row) => [row.id, row]))
  // Departments that only the period before knows are in the live ranking without a unit.
  const counted = live.filter(
    ({ cases, indicators }) => cases > 0 || Object.values(indicators).some(({ den }) => den > 0),
  )
  return (
    counted.length === byId.size &&
    counted.every((row) => {
      const other = byId.get(row.department.id)
      return other !== undefined && isSame(row, other)
    })
  )
}

function isSame(live: RankingRow, published: ResultRow): boolean {
  const [now, then] = [live.score.value, judged(published)?.value ?? null]
  if ((now === null) !== (then === null)) return false
  if (Math.abs((now ?? 0) - (then ?? 0)) >= SCORE_TOLERANCE) return false
  return Object.entries(published.indicators).every(([metric, { num, den, excluded }]) => {
    const figure = live.indicators[metric]
    return (
      figure !== undefined &&
      figure.den === den &&
      figure.excluded === excluded &&
      Math.abs(figure.num - num) < SCORE_TOLERANCE
    )
  })
}
