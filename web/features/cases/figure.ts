// The figure whose units a list shows: which parts it has, what they are called, and its value where counts give it.
import type { Meta } from '#api/contract/meta.ts'
import type { Words } from '#web/lib/i18n/WordsContext.tsx'

export type Part = 'all' | 'num' | 'rest' | 'excluded'

export interface FigureKind {
  readonly name: string
  readonly formula: string
  readonly cohort: string
  readonly kind: string
  readonly direction: 'higher' | 'lower' | 'none'
}

/** Figures with units that stand in no registry; null for any other id. */
function unregistered(metric: string, { t }: Pick<Words, 't'>): FigureKind | null {
  if (metric === 'acknowledge_time') {
    const said = { name: t('cases.acknowledgeTime'), formula: t('cases.acknowledgeTimeFormula'), cohort: '' }
    return { ...said, kind: 'quantile', direction: 'none' }
  }
  if (metric !== 'open_clocks') return null
  const said = { name: t('cases.openClocks'), formula: t('cases.openClocksFormula') }
  return { ...said, cohort: t('cases.openClocksCohort'), kind: 'count', direction: 'none' }
}

/** A metric in words; an unknown id is shown as it is. */
export function figureOf(metric: string, meta: Pick<Meta, 'metrics'>, { say, t }: Words): FigureKind {
  const found = meta.metrics.find((one) => one.id === metric)
  if (!found) {
    const unknown = { name: metric, formula: '', cohort: '', kind: 'rate', direction: 'none' } as const
    return unregistered(metric, { t }) ?? unknown
  }
  const { kind, direction } = found
  return { name: say(found.name), formula: say(found.formula), cohort: say(found.cohort), kind, direction }
}

/** Only rates and means have a numerator that is a part of the listed units. */
export function partsOf(kind: string): readonly Part[] {
  if (kind === 'rate') return ['all', 'num', 'rest', 'excluded']
  return kind === 'mean' ? ['all', 'num', 'excluded'] : ['all', 'excluded']
}

export function partName(part: Part, kind: string, { t }: Words): string {
  if (part === 'excluded') return t('cases.partExcluded')
  if (part === 'rest') return t('cases.partRest')
  if (part === 'num') return t(kind === 'mean' ? 'cases.partCredit' : 'cases.partNum')
  return t('cases.partAll')
}

/** The value of a rate from its counts; null where counts alone do not give it or there is nothing to divide by. */
export function rateOf(kind: string, num: number | undefined, den: number | undefined): number | null {
  return kind === 'rate' && num !== undefined && den !== undefined && den > 0 ? num / den : null
}
