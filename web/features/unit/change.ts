// Why a score changed, as the page says it: steps of the waterfall, kinds of case in order of weight, the finding in a sentence.
import type { IndicatorChange, RankingChange, StratumChange } from '#api/contract/change.ts'
import type { PeriodRef } from '#api/contract/metric.ts'
import { URGENCIES } from '#db/vocabulary.ts'
import type { Words } from '#web/lib/i18n/WordsContext.tsx'
import type { WaterfallStep } from '#web/marks/waterfall.ts'

export type Parts = NonNullable<RankingChange['parts']>

/** Names of indicators and categories. */
export interface Names {
  readonly metric: (id: string) => string
  readonly category: (code: string) => string
}

/** A smaller part is nothing that the two decimals could show. */
const NOTHING = 0.005

export const isNothing = (part: number): boolean => Math.abs(part) < NOTHING

/** How well each indicator was done, then which cases came, then a changed scheme where there is one. */
export function stepsOf({ indicators, mix, scheme }: Parts, names: Names, { t }: Words): WaterfallStep[] {
  const rates = indicators.map(({ metric, rate }) => ({ label: names.metric(metric), part: rate }))
  const came = { label: t('unit.changeMix'), part: mix, isHollow: true }
  const changed = { label: t('unit.changeScheme'), part: scheme, isHollow: true }
  return [...rates, came, ...(isNothing(scheme) ? [] : [changed])]
}

/** One kind of case of one indicator. */
export interface StratumRow {
  readonly key: string
  readonly metric: string
  readonly stratum: StratumChange
  /** Rate and mix together, points. */
  readonly part: number
}

/** All kinds of case, the heaviest part first. */
export function strataOf({ indicators }: Parts): StratumRow[] {
  return indicators
    .flatMap(({ metric, strata }) =>
      strata.map((stratum) => ({
        key: `${metric}|${stratum.category}|${stratum.urgency}`,
        metric,
        stratum,
        part: stratum.rate + stratum.mix,
      })),
    )
    .toSorted((a, b) => Math.abs(b.part) - Math.abs(a.part))
}

/** The kinds of case that moved the score most in its own direction, three at most. */
export function driversOf(parts: Parts): StratumRow[] {
  const sign = Math.sign(parts.total)
  return strataOf(parts)
    .filter(({ part }) => !isNothing(part) && Math.sign(part) === sign)
    .slice(0, 3)
}

/** `邻里纠纷 · 普通` */
export const stratumName = ({ category, urgency }: StratumChange, names: Names, { label }: Words): string =>
  `${names.category(category)} · ${label(URGENCIES, urgency)}`

/** The indicator whose handling moved the score most in its own direction; null where only the mix did. */
export function mainIndicator({ indicators, total }: Parts): IndicatorChange | null {
  const sign = Math.sign(total)
  const moved = indicators.filter(({ rate }) => Math.sign(rate) === sign && !isNothing(rate))
  return moved.toSorted((a, b) => Math.abs(b.rate) - Math.abs(a.rate))[0] ?? null
}

/** The block's heading: by how much, whether that is more than noise, and what most of it is. */
export function findingOf(parts: Parts, names: Names, { t, f }: Words): string {
  const part = f.scorePart(parts.total)
  if (parts.withinNoise) return t('unit.changeNoise', { part })
  const main = mainIndicator(parts)
  if (!main) return t('unit.changeMixOnly', { part })
  const values = { part, name: names.metric(main.metric), main: f.scorePart(main.rate) }
  return t(parts.total < 0 ? 'unit.changeDown' : 'unit.changeUp', values)
}

/** Days that were compared, both included: an unfinished period up to as-of, since it is set against as many days. */
export function daysOf(
  { start, end }: PeriodRef,
  { asOf }: Pick<RankingChange, 'asOf'>,
  { date }: Pick<Words['f'], 'date'>,
): string {
  return `${date(start)}–${date(Math.min(Date.parse(end) - 1, Date.parse(asOf)))}`
}
