// Case mix (诉求构成): what a department's count would be if it had done each kind of case as the whole group did.
import type { Share } from '../statistics/fisher.ts'
import { byarLimits, poissonLimits } from '../statistics/poisson.ts'
import type { Interval } from '../statistics/wilson.ts'

/** A department's counted and all units by stratum (first-level category × urgency), strata in one order for all. */
export type Strata = readonly Share[]

export interface CaseMix {
  readonly observed: number
  /** Σ n·p: the count at the group's own rate in each stratum. */
  readonly expected: number
  /** observed / expected; 1 = as the group with the same cases. Null where nothing is expected. */
  readonly ratio: number | null
  /** Limits of the ratio; null as the ratio. */
  readonly limits: Interval | null
  /** (O − E)/√Σ n·p(1−p); null where no stratum leaves room. */
  readonly z: number | null
  /** ratio × the group's overall rate, beside the raw rate, never instead; null as the ratio. */
  readonly adjusted: number | null
}

/** Below this many counted units the limits are exact. */
const BYAR_FROM = 10

/**
 * Indirect standardisation within a group (domain.md section 4; trust.md 1.8; vectors indirect_standardisation): p_s = ΣO/Σn over
 * all departments, E = Σ n_s·p_s, ratio O/E with Poisson limits of O over E (exact below 10, else Byar). Σ E = Σ O. Two ratios
 * are each comparable with the group, not strictly with each other. In the order of the departments; none gives none.
 * `reference` standardises by other rates per stratum instead, with their overall rate.
 */
export function caseMixOf(
  departments: readonly Strata[],
  reference: Reference = pooled(departments),
): CaseMix[] {
  return departments.map((strata) => mixOf(strata, reference))
}

/** The rates one standardises by. */
export interface Reference {
  readonly rates: readonly number[]
  readonly overall: number
}

function pooled(departments: readonly Strata[]): Reference {
  const count = departments.reduce((most, strata) => Math.max(most, strata.length), 0)
  const rates = Array.from({ length: count }, (_, s) =>
    rateOf(departments.flatMap((strata) => strata[s] ?? [])),
  )
  return { rates, overall: rateOf(departments.flat()) }
}

/** 0 without units: nothing is expected where nothing is. */
function rateOf(shares: readonly Share[]): number {
  const den = shares.reduce((sum, share) => sum + share.den, 0)
  return den === 0 ? 0 : shares.reduce((sum, share) => sum + share.num, 0) / den
}

function mixOf(strata: Strata, { rates, overall }: Reference): CaseMix {
  let observed = 0
  let expected = 0
  let variance = 0
  for (const [s, { num, den }] of strata.entries()) {
    const rate = rates[s] ?? 0
    observed += num
    expected += den * rate
    variance += den * rate * (1 - rate)
  }
  const z = variance > 0 ? (observed - expected) / Math.sqrt(variance) : null
  if (!(expected > 0)) return { observed, expected, ratio: null, limits: null, z, adjusted: null }
  const { lo, hi } = observed < BYAR_FROM ? poissonLimits(observed) : byarLimits(observed)
  const ratio = observed / expected
  return {
    observed,
    expected,
    ratio,
    limits: { lo: lo / expected, hi: hi / expected },
    z,
    adjusted: ratio * overall,
  }
}
