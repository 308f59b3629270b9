// A new version of a scheme while it is written: texts as typed, what they add up to, what is wrong.
import type { Scheme } from './queries.ts'

export interface IndicatorDraft {
  readonly metric: string
  /** Per cent, as typed. */
  readonly weight: string
  readonly min: string
}

export interface SchemeDraft {
  readonly base: Scheme
  readonly indicators: readonly IndicatorDraft[]
  /** ISO date. */
  readonly effectiveFrom: string
}

export type DraftFault = 'weight' | 'min' | 'sum' | 'day'

export const draftOf = (base: Scheme): SchemeDraft => ({
  base,
  indicators: base.indicators.map(({ metric, weight, min }) => ({
    metric,
    weight: String(Number((100 * weight).toFixed(6))),
    min: String(min),
  })),
  effectiveFrom: '',
})

/** Per cent that the weights add up to; null while one of them is no number. */
export function weightSum({ indicators }: SchemeDraft): number | null {
  const weights = indicators.map(({ weight }) => percentOf(weight))
  if (weights.some((weight) => weight === null)) return null
  const sum = weights.reduce<number>((total, weight) => total + (weight ?? 0), 0)
  return Number(sum.toFixed(6))
}

/** What keeps the draft from being stored, in the order in which it stands in the form. */
export function faultsOf(draft: SchemeDraft): readonly DraftFault[] {
  const faults: DraftFault[] = []
  if (draft.indicators.some(({ weight }) => !isPositive(percentOf(weight)))) faults.push('weight')
  if (draft.indicators.some(({ min }) => !/^[1-9]\d*$/.test(min.trim()))) faults.push('min')
  if (weightSum(draft) !== 100) faults.push('sum')
  if (!/^\d{4}-\d{2}-\d{2}$/.test(draft.effectiveFrom)) faults.push('day')
  return faults
}

/** The scheme to send: the base's next version. */
export function schemeOf({ base, indicators, effectiveFrom }: SchemeDraft): Scheme {
  const { version: _, ...rest } = base
  return {
    ...rest,
    effectiveFrom,
    indicators: indicators.map(({ metric, weight, min }) => ({
      metric,
      weight: Number(((percentOf(weight) ?? 0) / 100).toFixed(8)),
      min: Number(min),
    })),
  }
}

function percentOf(text: string): number | null {
  const value = Number(text.trim())
  return text.trim() === '' || !Number.isFinite(value) ? null : value
}

const isPositive = (value: number | null): boolean => value !== null && value > 0 && value <= 100
