// The results of a third-party check (核查结果): each department's and all together, worked out of the records alone.
import type { Grade } from '#db/vocabulary.ts'
import { cautiousVariance, type DomainStratum, domainMean, type ShareEstimate } from './estimate.ts'
import type { VisitedStratum } from './falseOnes.ts'
import { misreports, totalsOf, type Verified, verifiedRate } from './misreport.ts'
import type { CheckOutcome, VisitOutcome } from './outcomes.ts'

/** A stratum of the frozen frame. */
export interface FrameStratum {
  readonly stratum: string
  /** The department all of it belongs to; null where strata are not by department. */
  readonly department: string | null
  readonly size: number
}

/** What of the frame is a department's, by department id. */
export type FrameCounts = Readonly<Record<string, FrameCount>>

export interface FrameCount {
  readonly cases: number
  /** Reported as resolved when the frame was frozen. */
  readonly claimed: number
  /** The same by stratum; 0 where one is not named. Results handed in before it was kept have none. */
  readonly claimedIn: Readonly<Record<string, number>>
}

/** A record that was asked about: drawn, or stepped in for another. */
export interface SampledRecord {
  /** Case id. */
  readonly id: string
  readonly department: string
  readonly stratum: string
  /** Somebody stepped in for it. What it answered counts all the same: the asked ones are the first tickets of the stratum. */
  readonly isReplaced: boolean
  /** Reported as resolved when the frame was frozen. */
  readonly claimed: boolean
  readonly check: CheckOutcome
  readonly visit: VisitOutcome
}

/** Whose answers make a figure, and what each is worth. */
export type SampledFigure = 'upheld' | 'resolved' | 'satisfied'

export type Credits = Readonly<Record<Grade, number>>

/** What a record adds to a figure, 0–1; null = no answer. */
export function worthOf(
  figure: SampledFigure,
  { check, visit }: SampledRecord,
  credits: Credits,
): number | null {
  if (figure === 'upheld') return check.verdict === null ? null : Number(check.verdict === 'upheld')
  if (figure === 'resolved') return visit.resolved === null ? null : Number(visit.resolved === 'yes')
  return visit.grade === null ? null : credits[visit.grade]
}

/** A record reported as resolved of which the visited resident says it is not: what can be sent back. */
export const isMismatch = ({ claimed, visit }: SampledRecord): boolean => claimed && visit.resolved === 'no'

export interface SampleFigure {
  /** Design-weighted, 0–1; null = nobody answered. */
  readonly value: number | null
  /** 95 %, Wilson on the effective number. */
  readonly lo: number | null
  readonly hi: number | null
  /** Of the value, for what is worked out further; null as value. */
  readonly variance: number | null
  readonly effectiveN: number | null
  /** Σ worth and number of the answers, unweighted; asked ones without an answer. */
  readonly num: number
  readonly den: number
  readonly unanswered: number
  /** Weighted share that answered; the value were all others worth 0, or 1. Null where nobody was asked. */
  readonly responseRate: number | null
  readonly worst: number | null
  readonly best: number | null
}

export interface UnitResult extends Readonly<Record<SampledFigure, SampleFigure>> {
  /** Records of the frame, and those asked about. */
  readonly frame: number
  readonly asked: number
}

/** Reported against visited, of one department. */
export interface ClaimResult {
  readonly department: string
  readonly cases: number
  readonly claimed: number
  readonly visited: number
  readonly falseOnes: number
  readonly verified: Verified | null
  readonly p: number | null
  readonly q: number | null
  /**
   * `significant`: more than honest mistakes explain; `too_few`: fewer visits than any statement needs; `uneven` stands in results handed
   * in while batches that were not drawn in proportion were not tested.
   */
  readonly statement: 'significant' | 'none' | 'too_few' | 'uneven'
}

/** Visits below which nothing is said of a department but that they are too few (thresholds of domain.md section 3). */
export const FEWEST_VISITS = 20

/** All there is to work results out of. */
export interface Sampled {
  readonly strata: readonly FrameStratum[]
  readonly records: readonly SampledRecord[]
  readonly frame: FrameCounts
  readonly credits: Credits
}

/** Figures of a department, or with null of all records together. */
export function unitResult(sampled: Sampled, department: string | null): UnitResult {
  const { frame, records } = sampled
  const counts = department === null ? Object.values(frame) : [frame[department] ?? NONE]
  const asked = askedStrata(sampled, department)
  return {
    frame: counts.reduce((sum, { cases }) => sum + cases, 0),
    asked: records.filter((record) => department === null || record.department === department).length,
    upheld: figureOf('upheld', asked, sampled.credits),
    resolved: figureOf('resolved', asked, sampled.credits),
    satisfied: figureOf('satisfied', asked, sampled.credits),
  }
}

interface AskedStratum extends DomainStratum {
  /** Records of the stratum asked about, and those of them that are the unit's. */
  readonly asked: number
  readonly askedIn: number
}

/** A stratum with its records, and those of them that are the unit's. */
interface UnitStratum {
  readonly size: number
  readonly all: readonly SampledRecord[]
  readonly own: readonly SampledRecord[]
}

/** The strata of a unit: its own, asked about or not, and others' in which records of it were. */
function askedStrata({ strata, records }: Sampled, department: string | null): UnitStratum[] {
  const lists = new Map<string, SampledRecord[]>()
  for (const record of records) {
    const list = lists.get(record.stratum)
    if (list === undefined) lists.set(record.stratum, [record])
    else list.push(record)
  }
  const touched = strata.filter(
    ({ department: owner }) => department === null || owner === null || owner === department,
  )
  return touched.flatMap(({ stratum, size, department: owner }): UnitStratum[] => {
    const all = lists.get(stratum) ?? []
    const own =
      department === null || all.length === 0 ? all : all.filter((record) => record.department === department)
    const isOwn = department === null || owner === department
    return own.length === 0 && !isOwn ? [] : [{ size, all, own }]
  })
}

function figureOf(figure: SampledFigure, strata: readonly UnitStratum[], credits: Credits): SampleFigure {
  const asked = strata.map(({ size, all, own }): AskedStratum => {
    const values = own.flatMap((record) => worthOf(figure, record, credits) ?? [])
    const isWhole = own.length === all.length
    const n = isWhole
      ? values.length
      : all.filter((record) => worthOf(figure, record, credits) !== null).length
    return { size, n, values, asked: all.length, askedIn: own.length }
  })
  const answers = asked.flatMap(({ values }) => values)
  const askedIn = asked.reduce((sum, one) => sum + one.askedIn, 0)
  return {
    ...estimated(domainMean(asked)),
    ...{ num: sumOf(answers), den: answers.length, unanswered: askedIn - answers.length },
    ...responseOf(asked),
  }
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)

function estimated(estimate: ShareEstimate | null) {
  if (estimate === null) return { value: null, lo: null, hi: null, variance: null, effectiveN: null }
  const { estimate: value, interval, effectiveN } = estimate
  return { value, ...interval, variance: cautiousVariance(estimate), effectiveN }
}

/** As `responseBounds` (estimate.ts), of a domain too; of a stratum of which nobody was asked all is unknown. */
function responseOf(strata: readonly AskedStratum[]) {
  const askedIn = strata.reduce((sum, one) => sum + one.askedIn, 0)
  if (askedIn === 0) return { responseRate: null, worst: null, best: null }
  const weightOf = ({ size, asked }: AskedStratum) => (asked === 0 ? size : size / asked)
  const weighted = (of: (stratum: AskedStratum) => number) =>
    strata.reduce((sum, stratum) => sum + weightOf(stratum) * of(stratum), 0)
  const population = weighted(({ asked, askedIn }) => (asked === 0 ? 1 : askedIn))
  const answered = weighted(({ values }) => values.length)
  const worth = weighted(({ values }) => sumOf(values))
  return {
    responseRate: answered / population,
    worst: worth / population,
    best: (worth + population - answered) / population,
  }
}

const NONE: FrameCount = { cases: 0, claimed: 0, claimedIn: {} }

/**
 * Misreporting of every department, exact tests under one false discovery rate (misreport.ts), each stratum counted as what was drawn of
 * it; a statement only where it is significant, none at all on fewer than `FEWEST_VISITS` visits.
 */
export function claimResults(
  { records, frame }: Pick<Sampled, 'records' | 'frame'>,
  departments: readonly string[],
): ClaimResult[] {
  const visited = departments.map((department) => {
    const own = records.filter((one) => one.department === department)
    const { cases, claimedIn } = frame[department] ?? NONE
    return { department, cases, strata: strataOf(own, claimedIn) }
  })
  const tests = misreports(visited)
  return visited.map(({ department, cases, strata }, i) => {
    const { p = null, q = null, isFlagged = false } = tests[i] ?? {}
    const counts = totalsOf(strata)
    const statement = isFlagged ? 'significant' : counts.visited < FEWEST_VISITS ? 'too_few' : 'none'
    return { department, cases, ...counts, verified: verifiedRate({ cases, strata }), p, q, statement }
  })
}

/** Of a department's records, those reported as resolved that answered, by stratum. */
function strataOf(
  records: readonly SampledRecord[],
  claimedIn: FrameCount['claimedIn'],
): (VisitedStratum & { readonly stratum: string })[] {
  const answered = records.filter(({ claimed, visit }) => claimed && visit.resolved !== null)
  return Object.entries(claimedIn).map(([stratum, claimed]) => {
    const visited = answered.filter((record) => record.stratum === stratum)
    return {
      ...{ stratum, claimed, visited: visited.length },
      falseOnes: visited.filter(isMismatch).length,
    }
  })
}
