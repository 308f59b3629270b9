// The figure whose units a list shows: which parts it has, what they are called, and its value where counts give it.
import type { Meta } from '#api/contract/meta.ts'
import type { Words } from '#web/lib/i18n/WordsContext.tsx'

export type Part = 'all' | 'num' | 'excluded'

export interface FigureKind {
  readonly name: string
  readonly formula: string
  readonly cohort: string
  readonly kind: string
  readonly direction: 'higher' | 'lower' | 'none'
}

/** A metric in words; `acknowledge_time` stands in no registry, an unknown id is shown as it is. */
export function figureOf(metric: string, meta: Pick<Meta, 'metrics'>, { say, t }: Words): FigureKind {
  const found = meta.metrics.find((one) => one.id === metric)
  if (!found) {
    const isKnown = metric === 'acknowledge_time'
    return {
      name: isKnown ? t('cases.acknowledgeTime') : metric,
      formula: isKnown ? t('cases.acknowledgeTimeFormula') : '',
      cohort: '',
      kind: isKnown ? 'quantile' : 'rate',
      direction: 'none',
    }
  }
  const { kind, direction } = found
  return { name: say(found.name), formula: say(found.formula), cohort: say(found.cohort), kind, direction }
}

/** Only rates and means have a numerator that is a part of the listed units. */
export function partsOf(kind: string): readonly Part[] {
  return kind === 'rate' || kind === 'mean' ? ['all', 'num', 'excluded'] : ['all', 'excluded']
}

export function partName(part: Part, kind: string, { t }: Words): string {
  if (part === 'excluded') return t('cases.partExcluded')
  if (part === 'num') return t(kind === 'mean' ? 'cases.partCredit' : 'cases.partNum')
  return t('cases.partAll')
}

/** The value of a rate from its counts; null where counts alone do not give it or there is nothing to divide by. */
export function rateOf(kind: string, num: number | undefined, den: number | undefined): number | null {
  return kind === 'rate' && num !== undefined && den !== undefined && den > 0 ? num / den : null
}
