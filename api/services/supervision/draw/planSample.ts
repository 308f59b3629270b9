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
import { FRAME_FILTERS } from '../../../domain/sampling/frameFilters.ts'
import type { Context } from '../../context.ts'
import { resolveScope } from '../../resolveScope.ts'
import { flaggedCases } from '../signals/signalCases.ts'

export interface WishedDesign extends Design {
  /** Records that signals ask about are among the flagged ones. */
  readonly signals: boolean
}

export interface PlannedSample {
  readonly periodId: string
  /** Filters that were set, their values sorted. */
  readonly filters: Readonly<Record<string, readonly string[]>>
  readonly candidates: readonly Candidate[]
  readonly design: WishedDesign
  readonly designed: DesignedSample
  /** Draw id of the batch the spreads come from; null = none was submitted, or none is needed. */
  readonly spreadFrom: string | null
  /** Records among the candidates that signals ask about; null = the wish does not look at signals. */
  readonly signalCases: number | null
}

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
 * `signalled` = what `signalledCases` found for the wish.
 * @throws DomainError validation (`size`, `signals`), those of resolveScope.
 */
export function planSample(
  context: Context,
  wish: SampleWish,
  signalled: ReadonlySet<string> | null,
): PlannedSample {
  const { size, stratify, oversample, signals = false, least, method, kind = [], flag = [], ...asked } = wish
  const { period, scope } = resolveScope(context, asked)
  const departments = departmentsIn(context, scope.departments, kind)
  const found = listPopulation(context.db, { ...scope, departments })
  const candidates = found
    .map((one) => ({ ...one, isFlagged: one.isFlagged === 1 || signalled?.has(one.id) === true }))
    .filter(({ isFlagged }) => flag.every((part) => isFlagged === (part === 'flagged')))
  const design = designFrom({ size, stratify, oversample, signals, least, method })
  const last = design.method === 'neyman' ? lastSubmittedSample(context.db) : undefined
  const spreads = last === undefined ? new Map<string, number>() : spreadsOf(context, last.id)
  const filters = Object.fromEntries(
    FRAME_FILTERS.flatMap((name) => {
      const values = wish[name] ?? []
      return values.length === 0 ? [] : [[name, [...new Set<string>(values)].sort()] as const]
    }),
  )
  const designed = tryDesign(candidates, design, spreads)
  const signalCases = signalled && candidates.filter(({ id }) => signalled.has(id)).length
  return {
    ...{ periodId: period.id, filters, candidates, design, designed },
    ...{ spreadFrom: last?.drawId ?? null, signalCases },
  }
}

/** Keys of the departments that are asked for and of one of the kinds; null = all, empty = none is. */
function departmentsIn(
  { departments }: Context,
  asked: readonly number[] | null,
  kinds: NonNullable<SampleWish['kind']>,
): number[] | null {
  if (kinds.length === 0) return asked && [...asked]
  return departments
    .filter(({ key, kind }) => kinds.includes(kind) && (asked === null || asked.includes(key)))
    .map(({ key }) => key)
}

/** Ids of the cases that signals of the wish's period ask about; null where it does not look at them. @throws DomainError unknown_period. */
export const signalledCases = async (
  context: Context,
  { signals, period }: SampleWish,
): Promise<ReadonlySet<string> | null> => (signals ? flaggedCases(context, period) : null)

type Wished = {
  readonly [K in 'size' | 'stratify' | 'oversample' | 'least' | 'method']: SampleWish[K] | undefined
} & { readonly signals: boolean }

const TWICE = 2

function designFrom({
  size,
  stratify = 'department_flagged',
  oversample,
  signals,
  least = 0,
  method = 'proportional',
}: Wished): WishedDesign {
  if (signals && !stratify.endsWith('flagged')) {
    const message = 'needs strata by what is flagged'
    throw new DomainError('validation', `signals: ${message}`, { fields: [{ field: 'signals', message }] })
  }
  const times = oversample ?? (signals ? TWICE : 1)
  return { size: sizeFrom(size ?? { by: 'share' }), stratify, oversample: times, signals, least, method }
}

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
