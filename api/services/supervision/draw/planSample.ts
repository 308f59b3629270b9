// From a wish to a designed sample: the population of a period by filters, sizes and strata, what earlier checks say.
import { listCheckedStrata, listPopulation } from '#db/queries/population.ts'
import { lastSubmittedSample } from '#db/queries/samples.ts'
import type { SampleWish } from '../../../contract/samples.ts'
import { DomainError } from '../../../domain/errors.ts'
import { spreadOf } from '../../../domain/sampling/allocation.ts'
import {
  type Candidate,
  type Design,
  type DesignedSample,
  designSample,
  type SizeRule,
} from '../../../domain/sampling/designSample.ts'
import type { Context } from '../../context.ts'
import { resolveScope } from '../../resolveScope.ts'

export interface PlannedSample {
  readonly periodId: string
  /** Filters that were set, their values sorted. */
  readonly filters: Readonly<Record<string, readonly string[]>>
  readonly candidates: readonly Candidate[]
  readonly design: Design
  readonly designed: DesignedSample
  /** Draw id of the batch the spreads come from; null = none was submitted, or none is needed. */
  readonly spreadFrom: string | null
}

const FILTERS = ['department', 'community', 'category', 'urgency', 'scope', 'channel'] as const
const DEFAULTS = {
  share: 0.05,
  margin: 0.05,
  falseShare: 0.05,
  confidence: 0.95,
  level: 'II',
  limit: 2.5,
} as const

/**
 * Works out what would be drawn as of the deployment's clock. Spreads come from the last submitted batch, by strata of the same
 * names; where there is none, or it says nothing of a stratum, one half.
 * @throws DomainError validation (`size`), those of resolveScope.
 */
export function planSample(context: Context, wish: SampleWish): PlannedSample {
  const { size, stratify, oversample, least, method, ...asked } = wish
  const { period, scope } = resolveScope(context, asked)
  const candidates = listPopulation(context.db, scope).map((one) => ({
    ...one,
    isFlagged: one.isFlagged === 1,
  }))
  const design = designFrom({ size, stratify, oversample, least, method })
  const last = design.method === 'neyman' ? lastSubmittedSample(context.db) : undefined
  const spreads = last === undefined ? new Map<string, number>() : spreadsOf(context, last.id)
  const filters = Object.fromEntries(
    FILTERS.flatMap((name) => {
      const values = asked[name] ?? []
      return values.length === 0 ? [] : [[name, [...new Set<string>(values)].sort()] as const]
    }),
  )
  const designed = tryDesign(candidates, design, spreads)
  return { periodId: period.id, filters, candidates, design, designed, spreadFrom: last?.drawId ?? null }
}

type Wished = {
  readonly [K in 'size' | 'stratify' | 'oversample' | 'least' | 'method']: SampleWish[K] | undefined
}

const designFrom = ({ size, stratify, oversample, least, method }: Wished): Design => ({
  size: sizeFrom(size ?? { by: 'share' }),
  stratify: stratify ?? 'department_flagged',
  oversample: oversample ?? 1,
  least: least ?? 0,
  method: method ?? 'proportional',
})

function sizeFrom(given: NonNullable<SampleWish['size']>): SizeRule {
  const { by, share, margin, falseShare, confidence, level, limit } = { ...DEFAULTS, ...given }
  switch (by) {
    case 'share':
      return { by, share }
    case 'precision':
      return { by, margin }
    case 'detection':
      return { by, falseShare, confidence }
    case 'acceptance':
      return { by, level, limit }
  }
}

function tryDesign(
  candidates: readonly Candidate[],
  design: Design,
  spreads: ReadonlyMap<string, number>,
): DesignedSample {
  try {
    return designSample(candidates, design, spreads)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    const { message } = error
    throw new DomainError('validation', `size: ${message}`, { fields: [{ field: 'size', message }] })
  }
}

const spreadsOf = ({ db }: Context, sampleId: number): Map<string, number> =>
  new Map(
    listCheckedStrata(db, sampleId)
      .filter(({ n }) => n > 0)
      .map(({ stratum, n, notUpheld }) => [stratum, spreadOf(notUpheld / n)]),
  )
