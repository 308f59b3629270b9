// Slides of departments: method, rankings by group, single rates, trends, points of council and check. From released results alone.
import { codes, TOTAL_PARTS, type Words } from '#db/vocabulary.ts'
import type { PublicResult } from '../../contract/publicResult.ts'
import type { ProgrammeSlide, PublicRate } from '../../contract/screens.ts'
import { PART_SHARES } from '../../domain/appraisal/total.ts'
import { isMetric, metricDefinition } from '../../domain/metrics/definitions.ts'
import { partsOf } from '../public/site/rankTable.ts'

export type Part = Pick<ProgrammeSlide, 'id'> & Partial<ProgrammeSlide>

type Group = PublicResult['groups'][number]
type Row = Group['rows'][number]
type Figures = Group['total']

const nameOf = (metric: string): Words =>
  isMetric(metric) ? metricDefinition(metric).name : { zh: metric, en: metric }
const formulaOf = (metric: string): Words =>
  isMetric(metric) ? metricDefinition(metric).formula : { zh: '', en: '' }

const metricsOf = ({ indicators }: PublicResult): string[] => indicators.map(({ metric }) => metric)
const filled = ({ groups }: PublicResult): Group[] => groups.filter(({ rows }) => rows.length > 0)

/** Null = hidden. */
function rateOf(figures: Figures, metric: string): PublicRate {
  const figure = figures[metric]
  return figure ? { value: figure.value, num: figure.num, den: figure.den } : null
}

/** Shares where every part has data. */
const TOTAL = codes(TOTAL_PARTS).map((part) => ({
  name: { ...TOTAL_PARTS[part] },
  weight: PART_SHARES[part],
}))

export function coverOf(result: PublicResult): Part[] {
  const cover = {
    cases: result.places?.total ?? null,
    departments: result.groups.reduce((sum, { rows }) => sum + rows.length, 0),
    indicators: result.indicators.map(({ metric, weight }) => ({ name: nameOf(metric), weight })),
    parts: partsOf(result).length === 0 ? [] : TOTAL,
    corrects: result.corrects,
  }
  return [{ id: 'cover', cover }]
}

/** One slide a group; `top` cuts after so many, those of no rank last. */
export function rankingsOf(result: PublicResult, top: number | null): Part[] {
  const metrics = metricsOf(result)
  return filled(result).map(({ id, label, rows }) => ({
    id: `ranking:${id}`,
    ranking: {
      group: { ...label },
      indicators: metrics.map(nameOf),
      left: top === null ? 0 : Math.max(0, rows.length - top),
      rows: rows.slice(0, top ?? rows.length).map((row) => rankedRow(row, metrics)),
    },
  }))
}

function rankedRow({ department, score, indicators, ...row }: Row, metrics: readonly string[]) {
  const { rank, rankLow, rankHigh, tier } = row
  return {
    ...{ name: department.name, rank, rankLow, rankHigh, tier },
    ...{ score: score?.value ?? null, lo: score?.lo ?? null, hi: score?.hi ?? null },
    rates: metrics.map((metric) => rateOf(indicators, metric)),
  }
}

/** One slide an indicator and group, the best first; without a value last, by name. */
export function ratesOf(result: PublicResult): Part[] {
  return metricsOf(result).flatMap((metric) =>
    filled(result).map(({ id, label, rows }) => ({
      id: `rate:${metric}:${id}`,
      bars: {
        ...{ title: nameOf(metric), formula: formulaOf(metric), group: { ...label } },
        lowerIsBetter: isLower(metric),
        rows: rows
          .map((row) => ({ name: row.department.name, rate: rateOf(row.indicators, metric) }))
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
    const [one, other] = [a.rate?.value ?? null, b.rate?.value ?? null]
    const byValue = one === null || other === null ? 0 : (other - one) * (lowerIsBetter ? -1 : 1)
    return Number(one === null) - Number(other === null) || byValue || (a.name < b.name ? -1 : 1)
  }

/**
 * The street's rates period by period, as each was released; of a rate that is hidden too often those groups together, and named, that
 * are shown in every period. Two points at least.
 */
export function trendOf(series: readonly PublicResult[]): Part[] {
  const last = series.at(-1)
  if (last === undefined) return []
  const lines = metricsOf(last).map((metric) => {
    const whole = lineOf(series, metric, () => true)
    if (isDrawable(whole)) return { name: nameOf(metric), of: null, ...whole }
    const shown = filled(last).filter(({ id }) => isShownIn(series, metric, id))
    const ids = new Set(shown.map(({ id }) => id))
    return { name: nameOf(metric), of: namesOf(shown), ...lineOf(series, metric, (id) => ids.has(id)) }
  })
  const drawn = lines.filter(isDrawable)
  return drawn.length === 0 ? [] : [{ id: 'trend', trend: { series: drawn } }]
}

interface Line {
  readonly points: { period: string; rate: PublicRate }[]
}

const isDrawable = ({ points }: Line): boolean => points.filter(({ rate }) => rate?.value != null).length >= 2

const lineOf = (series: readonly PublicResult[], metric: string, isIn: (group: string) => boolean): Line => ({
  points: series.map((one) => ({ period: one.period.id, rate: together(one, metric, isIn) })),
})

/** Whether the group's total stands in every period. */
const isShownIn = (series: readonly PublicResult[], metric: string, group: string): boolean =>
  series.every((one) => {
    const found = filled(one).find(({ id }) => id === group)
    return found !== undefined && rateOf(found.total, metric) !== null
  })

/** `居委会、街道科室`. */
const namesOf = (groups: readonly Group[]): Words => ({
  zh: groups.map(({ label }) => label.zh).join('、'),
  en: groups.map(({ label }) => label.en).join(', '),
})

/** Groups together; hidden where one of them is, and where there is none. */
function together(result: PublicResult, metric: string, isIn: (group: string) => boolean): PublicRate {
  let [num, den] = [0, 0]
  const groups = filled(result).filter(({ id }) => isIn(id))
  if (groups.length === 0) return null
  for (const { total } of groups) {
    const rate = rateOf(total, metric)
    if (rate === null) return null
    num += rate.num
    den += rate.den
  }
  return { value: den === 0 ? null : num / den, num, den }
}

/** Points that council or check gave, the most first; nothing where there are none. */
export function pointsOf(result: PublicResult, part: 'council' | 'supervision'): Part[] {
  const all = result.groups.flatMap(({ rows }) => rows.map(({ department }) => department))
  const names = new Map(all.map(({ id, name }) => [id, name]))
  const rows = result[part]
    .map(({ department, points }) => ({ name: names.get(department) ?? department, points }))
    .sort((a, b) => b.points - a.points || (a.name < b.name ? -1 : 1))
  return rows.length === 0 ? [] : [{ id: part, results: { rows } }]
}
