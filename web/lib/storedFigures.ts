// One unit's figures out of a stored version of a period.
import type { Kpis } from '#api/contract/kpis.ts'
import type { Rankings } from '#api/contract/rankings.ts'

/** What a stored version says, or the data as they are in its shape. */
export interface WholeFigures {
  readonly rankings: Rankings
  readonly kpis: Kpis
}

/** A version holds neither its earlier ones nor those beside its indicators. */
export function storedFigures({ rankings, kpis }: WholeFigures, unitId: string): Kpis {
  const rows = rankings.groups.flatMap((group) => group.rows)
  const row = rows.find(({ department }) => department.id === unitId)
  if (!row) return { ...kpis, metrics: {}, previous: null, yearAgo: null }
  const { cases: n, excludedShare } = row
  const received = { ...excludedShare, kind: 'count' as const, metric: 'received', value: n, num: n, den: n }
  const metrics = { ...row.indicators, received: { ...received, lo: null, hi: null, excluded: 0 } }
  return { ...kpis, metrics, previous: null, yearAgo: null }
}
