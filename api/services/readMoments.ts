// The sums behind every ranked department's score, so that a reader can weigh them otherwise.
import type { RankingsQuery } from '../contract/rankings.ts'
import type { RankingMoments } from '../contract/weights.ts'
import { metricDefinition } from '../domain/metrics/definitions.ts'
import type { CaseMoments } from '../domain/statistics/moments.ts'
import type { Context, DepartmentRow } from './context.ts'
import { peerGroups } from './peerGroups.ts'
import { schemeOn, sumsOf } from './rankingBasis.ts'
import { envelopeOf, resolveScope } from './resolveScope.ts'
import { metricIdOf } from './scoreDepartments.ts'

/**
 * Moments of the departments that `GET /rankings` ranks (every denominator reaches the scheme's minimum, whatever the weights),
 * by group in department order; groups without one are left out.
 * @throws DomainError unknown_scheme and what the scope refuses.
 */
export async function readMoments(context: Context, query: RankingsQuery): Promise<RankingMoments> {
  const asked = resolveScope(context, query)
  const scheme = schemeOn(context, query.scheme ?? 'standard', asked.period)
  const sums = await sumsOf(context, asked.scope, scheme)
  const receivedOf = ({ key }: DepartmentRow) => sums.get(key)?.received ?? 0
  const ranked = context.departments.filter(({ key }) => {
    const dens = sums.get(key)?.moments.d
    return dens !== undefined && scheme.indicators.every(({ min }, k) => (dens[k] ?? 0) >= Math.max(min, 1))
  })
  return {
    ...envelopeOf(context, asked),
    scheme: scheme.id,
    indicators: scheme.indicators.map(({ metric, weight }) => ({
      metric,
      weight,
      higherIsBetter: metricDefinition(metricIdOf(metric)).direction !== 'lower',
    })),
    groups: peerGroups(ranked, query.group ?? scheme.group, receivedOf).map(({ id, label, members }) => ({
      id,
      label,
      departments: members.flatMap(({ key, id, name }) => {
        const moments = sums.get(key)?.moments
        return moments ? [{ id, name, moments: plain(moments) }] : []
      }),
    })),
  }
}

type Sums = RankingMoments['groups'][number]['departments'][number]['moments']

function plain({ cases, d, y, dd, yd, yy }: CaseMoments): Sums {
  const rows = (table: CaseMoments['dd']) => table.map((row) => [...row])
  return { cases, d: [...d], y: [...y], dd: rows(dd), yd: rows(yd), yy: rows(yy) }
}
