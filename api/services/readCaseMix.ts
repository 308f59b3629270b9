// Case mix of every department beside its raw rates, inside its peer group.
import type { Count, MeasureId } from '#db/facts/reader.ts'
import type { CaseMixes, CaseMixFigure } from '../contract/caseMix.ts'
import type { RankingsQuery } from '../contract/rankings.ts'
import { type MetricId, metricDefinition } from '../domain/metrics/definitions.ts'
import { caseMixOf } from '../domain/ranking/caseMix.ts'
import type { Share } from '../domain/statistics/fisher.ts'
import type { Context, DepartmentRow } from './context.ts'
import { metricUrl, UNITS_OF } from './figures.ts'
import { groupingName, peerGroups } from './peerGroups.ts'
import { ownCredits, schemeOn } from './rankingBasis.ts'
import { envelopeOf, resolveScope } from './resolveScope.ts'
import { metricIdOf } from './scoreDepartments.ts'

/**
 * For each indicator of the scheme the units that went wrong against those expected, by indirect standardisation over
 * first-level category × urgency within the group (domain.md section 4). Units gone wrong are counted, not the good ones: the
 * limits are Poisson's, which hold for what is rare; of the good ones they would be about three times too wide.
 * Departments with a unit of any indicator, in department order; one without units of an indicator has no figure for it.
 * @throws DomainError unknown_scheme and what the scope refuses.
 */
export async function readCaseMix(context: Context, query: RankingsQuery): Promise<CaseMixes> {
  const asked = resolveScope(context, query)
  const scheme = schemeOn(context, query.scheme ?? 'standard', asked.period)
  const group = query.group ?? scheme.group
  const ids = scheme.indicators.map(({ metric }) => metricIdOf(metric))
  const measures = ids.map((id) => UNITS_OF[id])
  const credits = ownCredits(context, scheme)
  const counts = await context.reader.count(
    [...measures, 'received'],
    asked.scope,
    'department_stratum',
    credits,
  )
  const byDepartment = countsByDepartment(counts)
  const unitsOf = ({ key }: DepartmentRow, measure: MeasureId) =>
    [...(byDepartment.get(key)?.values() ?? [])].reduce((sum, one) => sum + (one[measure]?.den ?? 0), 0)
  const busy = context.departments.filter((one) => measures.some((measure) => unitsOf(one, measure) > 0))
  const receivedOf = (one: DepartmentRow) => unitsOf(one, 'received')
  return {
    ...envelopeOf(context, asked),
    scheme: scheme.id,
    group: groupingName(group),
    groups: peerGroups(busy, group, receivedOf).map(({ id, label, members }) => {
      const figures = ids.map((metric) => figuresOf(members, wrongUnits(byDepartment, metric)))
      const urlOf = (department: string, metric: MetricId) =>
        metricUrl(context, metric, {
          ...asked,
          filters: { ...asked.filters, department: [department] },
          credits,
        })
      return {
        id,
        label,
        rows: members.map(({ id, name, kind }, at) => ({
          department: { id, name, kind },
          indicators: Object.fromEntries(
            ids.flatMap((metric, k) => {
              const figure = figures[k]?.[at]
              return figure && figure.den > 0 ? [[metric, { ...figure, casesUrl: urlOf(id, metric) }]] : []
            }),
          ),
        })),
      }
    }),
  }
}

type Strata = ReadonlyMap<string, Readonly<Record<string, Count>>>

/** Keys are `department|category1|urgency`. */
function countsByDepartment(
  counts: ReadonlyMap<string, Readonly<Record<string, Count>>>,
): ReadonlyMap<number, Strata> {
  const departments = new Map<number, Map<string, Readonly<Record<string, Count>>>>()
  for (const [key, measures] of counts) {
    const bar = key.indexOf('|')
    const department = Number(key.slice(0, bar))
    const strata = departments.get(department) ?? new Map()
    departments.set(department, strata.set(key.slice(bar + 1), measures))
  }
  return departments
}

interface Wrong {
  readonly strata: readonly string[]
  /** Units gone wrong of a department in one stratum. */
  readonly of: (department: DepartmentRow, stratum: string) => Share
  readonly isLowerBetter: boolean
}

function wrongUnits(byDepartment: ReadonlyMap<number, Strata>, id: ReturnType<typeof metricIdOf>): Wrong {
  const isLowerBetter = metricDefinition(id).direction === 'lower'
  const strata = new Set([...byDepartment.values()].flatMap((one) => [...one.keys()]))
  return {
    strata: [...strata].sort(),
    isLowerBetter,
    of: ({ key }, stratum) => {
      const { num, den } = byDepartment.get(key)?.get(stratum)?.[UNITS_OF[id]] ?? { num: 0, den: 0 }
      return { num: isLowerBetter ? num : den - num, den }
    },
  }
}

function figuresOf(
  members: readonly DepartmentRow[],
  { strata, of, isLowerBetter }: Wrong,
): Omit<CaseMixFigure, 'casesUrl'>[] {
  const departments = members.map((member) => strata.map((stratum) => of(member, stratum)))
  return caseMixOf(departments).map(({ observed, expected, ratio, limits, z, adjusted }, at) => {
    const den = (departments[at] ?? []).reduce((sum, share) => sum + share.den, 0)
    const good = (wrong: number) => (isLowerBetter ? wrong : 1 - wrong)
    return {
      num: isLowerBetter ? observed : den - observed,
      den,
      observed,
      expected,
      ratio,
      lo: limits?.lo ?? null,
      hi: limits?.hi ?? null,
      z,
      adjusted: adjusted === null ? null : good(adjusted),
    }
  })
}
