// How a draw is designed: how many records, which strata, how many of each, and how exact the result can be expected to be.
import { Z95 } from '../statistics/normal.ts'
import { type AcceptancePlan, acceptancePlan, type InspectionLevel } from './acceptance.ts'
import { neyman, oversampled, varianceOfTotal } from './allocation.ts'
import { sizeByShare, sizeForPrecision, sizeToDetect } from './sampleSize.ts'
import { byCodeUnit } from './tickets.ts'

/** How the number of records comes about. */
export type SizeRule =
  /** So large a share of all, 0–1. */
  | { readonly by: 'share'; readonly share: number }
  /** Half width of a 95 % interval of a share of one half, 0–1. */
  | { readonly by: 'precision'; readonly margin: number }
  /** At least one false record found with this confidence where so large a share is false, both 0–1. */
  | { readonly by: 'detection'; readonly falseShare: number; readonly confidence: number }
  /** Single plan of normal inspection by GB/T 2828.1. */
  | { readonly by: 'acceptance'; readonly level: InspectionLevel; readonly limit: number }

/** What records are sorted by before they are drawn. */
export type Stratification = 'department_flagged' | 'department' | 'flagged' | 'none'

export interface Design {
  readonly size: SizeRule
  readonly stratify: Stratification
  /** How many times as likely as others flagged records are drawn; a whole number ≥ 1. */
  readonly oversample: number
  /** At least so many of each stratum, or all it holds. */
  readonly least: number
  readonly method: 'proportional' | 'neyman'
}

/** A record that can be drawn; flagged = a limit ran out or the case was reopened, or where the design says so a signal asks about it. */
export interface Candidate {
  readonly id: string
  readonly departmentId: string
  readonly isFlagged: boolean
}

export interface DesignedStratum {
  readonly stratum: string
  /** Null where the strata are not by department. */
  readonly departmentId: string | null
  /** Null where flagged ones are not apart. */
  readonly isFlagged: boolean | null
  readonly size: number
  readonly n: number
  /** Standard deviation planned with, 0.1–0.5. */
  readonly spread: number
}

export interface DesignedSample {
  /** By code unit of their names. */
  readonly strata: readonly DesignedStratum[]
  readonly population: number
  readonly n: number
  /** Where GB/T 2828.1 says the size. */
  readonly plan: AcceptancePlan | null
  /** Expected half width of the 95 % interval of the share over the strata drawn from, 0–1; null where none is. */
  readonly halfWidth: number | null
  /** Strata of which nothing is drawn and their records: the result says nothing of them. */
  readonly uncovered: { readonly strata: number; readonly records: number }
}

/** Spread of a share of one half: the most careful where nothing is known. */
const WIDEST = 0.5
const Z95_SQUARED = Z95 ** 2

/** Name of a record's stratum: the department's id, whether flagged, both, or `all`. */
export function stratumOf({ departmentId, isFlagged }: Candidate, stratify: Stratification): string {
  const flag = isFlagged ? 'flagged' : 'other'
  switch (stratify) {
    case 'department_flagged':
      return `${departmentId}/${flag}`
    case 'department':
      return departmentId
    case 'flagged':
      return flag
    case 'none':
      return 'all'
  }
}

/**
 * The sample of a population. `spreads` = what an earlier check says of a stratum by its name; others are planned with one half. With
 * least > 0 the sample can be larger than its size rule says. No candidates give none.
 * @throws RangeError for numbers that are none, and where GB/T 2828.1 as we have it has no plan.
 */
export function designSample(
  candidates: readonly Candidate[],
  design: Design,
  spreads: ReadonlyMap<string, number> = new Map(),
): DesignedSample {
  const groups = groupsOf(candidates, design, spreads)
  const population = candidates.length
  const { wanted, plan } = sizeOf(population, design.size)
  const drawn = allocate(groups, wanted, design)
  const strata = groups.map((group, h) => ({ ...group, n: drawn[h] ?? 0 }))
  const covered = strata.filter(({ n }) => n > 0)
  const missed = strata.filter(({ n }) => n === 0)
  return {
    strata,
    population,
    n: strata.reduce((sum, { n }) => sum + n, 0),
    plan,
    halfWidth: halfWidthOf(covered),
    uncovered: { strata: missed.length, records: recordsOf(missed) },
  }
}

/** How many a share within ±margin (0–1) takes at 95 % without strata, whatever the share is. */
export const sizeForMargin = (population: number, margin: number): number =>
  sizeForPrecision({ population, share: 0.5, margin, zSquared: Z95_SQUARED }).n

function sizeOf(population: number, rule: SizeRule): { wanted: number; plan: AcceptancePlan | null } {
  if (population === 0) return { wanted: 0, plan: null }
  switch (rule.by) {
    case 'share':
      return { wanted: sizeByShare(population, rule.share), plan: null }
    case 'precision':
      return { wanted: sizeForMargin(population, rule.margin), plan: null }
    case 'detection': {
      const falseOnes = Math.max(1, Math.round(population * rule.falseShare))
      return { wanted: sizeToDetect(population, falseOnes, rule.confidence) ?? 0, plan: null }
    }
    case 'acceptance': {
      const plan = acceptancePlan({ size: population, level: rule.level, limit: rule.limit })
      if (plan === null) throw new RangeError('the table has no plan for this lot and limit')
      return { wanted: plan.n, plan }
    }
  }
}

function groupsOf(
  candidates: readonly Candidate[],
  { stratify }: Design,
  spreads: ReadonlyMap<string, number>,
): Omit<DesignedStratum, 'n'>[] {
  const isByDepartment = stratify === 'department' || stratify === 'department_flagged'
  const isByFlag = stratify === 'flagged' || stratify === 'department_flagged'
  const groups = new Map<string, Omit<DesignedStratum, 'n'>>()
  for (const candidate of candidates) {
    const stratum = stratumOf(candidate, stratify)
    groups.set(stratum, {
      stratum,
      departmentId: isByDepartment ? candidate.departmentId : null,
      isFlagged: isByFlag ? candidate.isFlagged : null,
      size: (groups.get(stratum)?.size ?? 0) + 1,
      spread: spreads.get(stratum) ?? WIDEST,
    })
  }
  return [...groups.values()].sort((a, b) => byCodeUnit(a.stratum, b.stratum))
}

function allocate(
  groups: readonly Omit<DesignedStratum, 'n'>[],
  wanted: number,
  { method, oversample, least }: Design,
): number[] {
  const sizes = groups.map(({ size }) => size)
  const floor = sizes.map((size) => Math.min(size, least))
  if (method === 'proportional') {
    const factors = groups.map(({ isFlagged }) => (isFlagged === true ? oversample : 1))
    return oversampled(sizes, { n: wanted, factors }).map((n, h) => Math.max(n, floor[h] ?? 0))
  }
  const total = Math.max(
    wanted,
    floor.reduce((sum, n) => sum + n, 0),
  )
  const strata = groups.map(({ size, spread, isFlagged }) => ({
    size,
    spread: isFlagged === true ? spread * oversample : spread,
  }))
  return neyman(strata, total, least)
}

function halfWidthOf(covered: readonly DesignedStratum[]): number | null {
  if (covered.length === 0) return null
  const variance = varianceOfTotal(
    covered,
    covered.map(({ n }) => n),
  )
  return (Z95 * Math.sqrt(variance)) / recordsOf(covered)
}

const recordsOf = (strata: readonly Pick<DesignedStratum, 'size'>[]): number =>
  strata.reduce((sum, { size }) => sum + size, 0)
