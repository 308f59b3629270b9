// What a sentence may say of the indicators' changes: moved beyond chance, within normal variation, unchanged, or nothing at all.
import type { Kpis } from '#api/contract/kpis.ts'
import type { Meta } from '#api/contract/meta.ts'
import type { Metric } from '#api/contract/metric.ts'
import { changesOf } from './kpiFigures.ts'
import type { Direction } from './verdict.ts'

export interface Clause {
  readonly id: string
  readonly metric: Metric
  readonly before: Metric | undefined
  readonly isUp: boolean
}

export interface Movement {
  /** Changed beyond chance, one clause each. */
  readonly moved: readonly Clause[]
  /** Within normal fluctuation, said together. */
  readonly steady: readonly Clause[]
  /** Exactly as before, or so nearly that the change would be written as 0.0. */
  readonly flat: readonly Clause[]
  /** Nothing to compare with, or too few to judge: the value alone. */
  readonly plain: readonly Clause[]
}

export interface MovementQuestion {
  /** 环比, 同比, or no comparison. */
  readonly compare: 'previous' | 'yearAgo' | 'none'
  readonly metrics: Meta['metrics']
  /** Indicators in the order they are told. */
  readonly ids: readonly string[]
}

/**
 * Parts the indicators by what became of them. A period without data, the first period and less than 20 units on either side
 * give no ground: their values stand alone. Indicators without a value are left out.
 */
export function movementOf(
  kpis: Pick<Kpis, 'metrics' | 'previous' | 'yearAgo'>,
  { compare, metrics, ids }: MovementQuestion,
): Movement {
  const parts = { moved: [] as Clause[], steady: [] as Clause[], flat: [] as Clause[], plain: [] as Clause[] }
  for (const id of ids) {
    const metric = kpis.metrics[id]
    if (!metric || metric.value === null) continue
    const change = changesOf(kpis, id, directionOf(metrics, id)).find((one) => one.basis === compare)
    const clause = { id, metric, before: change?.before, isUp: (change?.sign ?? 0) > 0 }
    parts[partOf(clause, change?.trend?.word)].push(clause)
  }
  return parts
}

function partOf({ metric, before }: Clause, word: string | undefined): keyof Movement {
  if (word === undefined || metric.value === null || before?.value == null) return 'plain'
  const points = Math.abs(metric.value - before.value) * 100
  if (points === 0) return 'flat'
  if (word === 'noise') return 'steady'
  return points < WRITTEN_AS_ZERO ? 'flat' : 'moved'
}

/** Points are written with one decimal. */
const WRITTEN_AS_ZERO = 0.05

/** Which way is better; a rate that the registry does not know is taken as higher-is-better. */
export function directionOf(metrics: Meta['metrics'], id: string): Direction {
  return metrics.find((entry) => entry.id === id)?.direction ?? 'higher'
}
