// Slides of departments: method, rankings by group, single rates, trends, results of council and check. From the snapshot alone.
import type { Words } from '#db/vocabulary.ts'
import type { ProgrammeSlide, PublicRate } from '../../contract/screens.ts'
import type { ResultGroup, ResultRow } from '../../domain/appraisal/results.ts'
import { judged } from '../../domain/appraisal/results.ts'
import type { Figure } from '../../domain/metrics/compute.ts'
import { isMetric, metricDefinition } from '../../domain/metrics/definitions.ts'
import { PUBLIC_MINIMUM } from '../../domain/privacy/suppressCounts.ts'
import { pooled } from '../appraisal/earlierPeriod.ts'
import type { Published } from './published.ts'

export type Part = Pick<ProgrammeSlide, 'id'> & Partial<ProgrammeSlide>

/** A rate as it may be public: without its numbers where fewer than five stand behind it. */
export function publicRate(figure: Pick<Figure, 'num' | 'den'> | undefined): PublicRate {
  if (figure === undefined || figure.den < PUBLIC_MINIMUM) return { value: null, num: null, den: null }
  const { num, den } = figure
  return { value: num / den, num, den }
}

const nameOf = (metric: string): Words =>
  isMetric(metric) ? metricDefinition(metric).name : { zh: metric, en: metric }
const formulaOf = (metric: string): Words =>
  isMetric(metric) ? metricDefinition(metric).formula : { zh: '', en: '' }

const metricsOf = ({ snapshot }: Published): string[] =>
  snapshot.rule.scheme.indicators.map(({ metric }) => metric)

export function coverOf(published: Published): Part[] {
  const { groups, rule } = published.snapshot
  const rows = groups.flatMap((group) => group.rows)
  const cases = rows.reduce((sum, row) => sum + row.cases, 0)
  const cover = {
    cases: cases < PUBLIC_MINIMUM ? null : cases,
    departments: rows.length,
    indicators: rule.scheme.indicators.map(({ metric, weight }) => ({ name: nameOf(metric), weight })),
  }
  return [{ id: 'cover', cover }]
}

/** One slide a group; `top` cuts after so many, those of no rank last. */
export function rankingsOf(published: Published, top: number | null): Part[] {
  const metrics = metricsOf(published)
  return filled(published).map(({ id, label, rows }) => ({
    id: `ranking:${id}`,
    ranking: {
      group: { ...label },
      indicators: metrics.map(nameOf),
      left: top === null ? 0 : Math.max(0, rows.length - top),
      rows: rows.slice(0, top ?? rows.length).map((row) => rankedRow(row, metrics)),
    },
  }))
}

const filled = ({ snapshot }: Published): readonly ResultGroup[] =>
  snapshot.groups.filter(({ rows }) => rows.length > 0)

function rankedRow(row: ResultRow, metrics: readonly string[]) {
  const points = judged(row)
  const { name, rank, tier } = row
  return {
    ...{ name, rank, tier },
    ...{ score: points?.value ?? null, lo: points?.lo ?? null, hi: points?.hi ?? null },
    rates: metrics.map((metric) => publicRate(row.indicators[metric])),
  }
}

/** One slide an indicator and group, the best first; without enough cases last, by name. */
export function ratesOf(published: Published): Part[] {
  return metricsOf(published).flatMap((metric) =>
    filled(published).map(({ id, label, rows }) => ({
      id: `rate:${metric}:${id}`,
      bars: {
        ...{ title: nameOf(metric), formula: formulaOf(metric), group: { ...label } },
        lowerIsBetter: isLower(metric),
        rows: rows
          .map((row) => ({ name: row.name, rate: publicRate(row.indicators[metric]) }))
          .sort(bestFirst(isLower(metric))),
      },
    })),
  )
}

const isLower = (metric: string): boolean =>
  isMetric(metric) && metricDefinition(metric).direction === 'lower'

interface RatedName {
  readonly name: string
  readonly rate: PublicRate
}

const bestFirst =
  (lowerIsBetter: boolean) =>
  (a: RatedName, b: RatedName): number => {
    const [one, other] = [a.rate.value, b.rate.value]
    const byValue = one === null || other === null ? 0 : (other - one) * (lowerIsBetter ? -1 : 1)
    return Number(one === null) - Number(other === null) || byValue || (a.name < b.name ? -1 : 1)
  }

/** The street's rates period by period, as each was published; before the first what it was compared with. Two points at least. */
export function trendOf(series: readonly Published[]): Part[] {
  const [first] = series
  const last = series.at(-1)
  if (first === undefined || last === undefined) return []
  const lines = metricsOf(last).map((metric) => {
    const before = earlierPoints(first, metric)
    const points = series.map((one) => ({ period: one.period.id, rate: pooledRate(one, metric) }))
    return { name: nameOf(metric), points: [...before, ...points] }
  })
  const drawn = lines.filter(({ points }) => points.filter(({ rate }) => rate.value !== null).length >= 2)
  return drawn.length === 0 ? [] : [{ id: 'trend', trend: { series: drawn } }]
}

function earlierPoints({ snapshot }: Published, metric: string) {
  const { previous, yearAgo } = snapshot.earlier ?? {}
  return [yearAgo, previous].flatMap((one) => {
    const figure = one?.figures[metric]
    return one === undefined || figure === undefined
      ? []
      : [{ period: one.period.id, rate: publicRate(figure) }]
  })
}

function pooledRate({ snapshot }: Published, metric: string): PublicRate {
  const rows = snapshot.groups.flatMap((group) => group.rows)
  const figures = rows.flatMap(({ indicators }) => indicators[metric] ?? [])
  return publicRate(pooled(figures, snapshot.rule.emptyReasons[metric]))
}

/** Points that council or check gave, the most first; nothing where there are none. */
export function partsOf({ snapshot }: Published, part: 'council' | 'supervision'): Part[] {
  const given = snapshot.rule[part]
  const rows = snapshot.groups
    .flatMap((group) => group.rows)
    .flatMap(({ id, name }) => {
      const points = given[id]?.value
      return points === undefined ? [] : [{ name, points }]
    })
    .sort((a, b) => b.points - a.points || (a.name < b.name ? -1 : 1))
  return rows.length === 0 ? [] : [{ id: part, results: { rows } }]
}
