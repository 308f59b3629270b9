// The parts of a changed score as the contract has them: counts of both periods, and the cases behind each.
import type { Count } from '#db/facts/reader.ts'
import { codes, URGENCIES, type Urgency } from '#db/vocabulary.ts'
import type { IndicatorChange, StratumChange } from '../contract/change.ts'
import { share } from '../domain/metrics/compute.ts'
import type { ChangingIndicator, StratumParts } from '../domain/ranking/change.ts'
import type { Context } from './context.ts'
import { metricOf, metricUrl, NO_COUNT, type Place, reasonFor } from './figures.ts'
import { categoriesIn } from './resolveScope.ts'
import { metricIdOf } from './scoreDepartments.ts'

/** Counts by `category1|urgency` of both periods. */
export interface CountedIndicator extends ChangingIndicator {
  readonly before: ReadonlyMap<string, Count>
  readonly after: ReadonlyMap<string, Count>
}

interface InPlaces {
  readonly indicator: CountedIndicator
  readonly places: { readonly before: Place; readonly after: Place }
}

/** One indicator with its strata; those without a unit in either period are left out. */
export function indicatorChange(
  context: Context,
  { strata, ...at }: InPlaces & { readonly strata: readonly StratumParts[] },
): IndicatorChange {
  const { indicator, places } = at
  const { metric, weight, before, after } = indicator
  const id = metricIdOf(metric)
  const sum = (of: 'rate' | 'mix') => strata.reduce((total, part) => total + part[of], 0)
  const counted = strata.filter(({ stratum }) => unitsOf(before, stratum) + unitsOf(after, stratum) > 0)
  return {
    metric,
    weight,
    rate: sum('rate'),
    mix: sum('mix'),
    before: metricOf(context, id, share(pooled(before), reasonFor(id)), places.before),
    after: metricOf(context, id, share(pooled(after), reasonFor(id)), places.after),
    strata: counted.map((parts) => stratumChange(context, { ...at, parts })),
  }
}

type Counts = ReadonlyMap<string, Count>

const unitsOf = (counts: Counts, stratum: string): number => counts.get(stratum)?.den ?? 0

function pooled(counts: Counts): Count {
  return [...counts.values()].reduce(
    (sum, one) => ({ num: sum.num + one.num, den: sum.den + one.den, excluded: sum.excluded + one.excluded }),
    NO_COUNT,
  )
}

function stratumChange(
  context: Context,
  { parts, indicator, places }: InPlaces & { readonly parts: StratumParts },
): StratumChange {
  const { stratum, rate, mix } = parts
  const { category, urgency } = stratumOf(stratum)
  const side = (when: 'before' | 'after') => {
    const { num, den } = indicator[when].get(stratum) ?? NO_COUNT
    const { filters } = places[when]
    const narrowed = { category: categoriesIn(context, category, filters.category), urgency: [urgency] }
    const place = { ...places[when], filters: { ...filters, ...narrowed } }
    const url = metricUrl(context, metricIdOf(indicator.metric), place)
    return { num, den, value: den > 0 ? num / den : null, casesUrl: url }
  }
  return { category, urgency, rate, mix, before: side('before'), after: side('after') }
}

/** Codes may hold the separator: the urgency stands behind the last one. */
function stratumOf(key: string): { readonly category: string; readonly urgency: Urgency } {
  const at = key.lastIndexOf('|')
  const urgency = codes(URGENCIES).find((code) => code === key.slice(at + 1))
  if (urgency === undefined) throw new Error(`no stratum: ${key}`)
  return { category: key.slice(0, at), urgency }
}
