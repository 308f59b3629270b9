// The cases behind every number of an appraisal, and the same numbers with some of those cases taken out.
import type { DepartmentKind } from '#db/vocabulary.ts'
import type { Sums } from '../metrics/compute.ts'
import { type CaseMoments, type CaseUnits, momentsOf } from '../statistics/moments.ts'

/** Units of one figure: unit i is of the case with index `cases[i]` and counts `num[i]` of 1. */
export interface FigureUnits {
  readonly cases: readonly number[]
  readonly num: readonly number[]
  /** Cases of void units that would otherwise count. */
  readonly excluded: readonly number[]
}

export interface DepartmentUnits {
  readonly id: string
  readonly name: string
  readonly kind: DepartmentKind
  /** Cases received in the period; num 1 = void. */
  readonly received: FigureUnits
  /** By metric id of the scheme's indicators. */
  readonly indicators: Readonly<Record<string, FigureUnits>>
}

/** Indexes point into `cases`, the ids (`source:number`) in code-unit order. */
export interface AppraisalUnits {
  readonly cases: readonly string[]
  readonly departments: readonly DepartmentUnits[]
  /**
   * Of all departments together, by metric id: what a notice tells and nothing is ranked by. Absent in snapshots made
   * before it was kept.
   */
  readonly beside?: Readonly<Record<string, FigureUnits>>
}

export const NO_UNITS: FigureUnits = { cases: [], num: [], excluded: [] }

/** The figure's sums. No units: zeros. */
export const sumsOf = ({ cases, num, excluded }: FigureUnits): Sums => ({
  num: num.reduce((sum, one) => sum + one, 0),
  den: cases.length,
  excluded: excluded.length,
})

/** Moments over the department's cases for indicators in the scheme's order: what its score and variance are made of. */
export function momentsOfUnits(department: DepartmentUnits, metrics: readonly string[]): CaseMoments {
  const byCase = new Map<number, { d: number[]; y: number[] }>()
  for (const [k, metric] of metrics.entries()) {
    const { cases, num } = department.indicators[metric] ?? NO_UNITS
    for (const [i, index] of cases.entries()) {
      const one = byCase.get(index) ?? { d: metrics.map(() => 0), y: metrics.map(() => 0) }
      one.d[k] = (one.d[k] ?? 0) + 1
      one.y[k] = (one.y[k] ?? 0) + (num[i] ?? 0)
      byCase.set(index, one)
    }
  }
  const units: CaseUnits[] = [...byCase.values()]
  return momentsOf(units, metrics.length)
}

/**
 * The same units as if the named cases were void (domain.md section 3): they leave every indicator and are counted as excluded
 * there; among the received they stay, marked void, and so in the share of excluded cases. Ids that stand nowhere change nothing.
 */
export function withVoid(units: AppraisalUnits, caseIds: readonly string[]): AppraisalUnits {
  const wanted = new Set(caseIds)
  const gone = new Set(units.cases.flatMap((id, index) => (wanted.has(id) ? [index] : [])))
  if (gone.size === 0) return units
  const { cases, beside } = units
  const departments = units.departments.map((one) => voided(one, gone))
  return { cases, departments, ...(beside === undefined ? {} : { beside: allWithout(beside, gone) }) }
}

function voided(department: DepartmentUnits, gone: ReadonlySet<number>): DepartmentUnits {
  const marked = ({ num, ...units }: FigureUnits): FigureUnits => ({
    ...units,
    num: num.map((one, i) => (isIn(gone, units.cases[i]) ? 1 : one)),
  })
  const { received, indicators } = department
  const { excluded_share: share } = indicators
  return {
    ...department,
    received: marked(received),
    indicators: {
      ...allWithout(indicators, gone),
      ...(share === undefined ? {} : { excluded_share: marked(share) }),
    },
  }
}

const allWithout = (figures: Readonly<Record<string, FigureUnits>>, gone: ReadonlySet<number>) =>
  Object.fromEntries(Object.entries(figures).map(([metric, figure]) => [metric, without(figure, gone)]))

function without({ cases, num, excluded }: FigureUnits, gone: ReadonlySet<number>): FigureUnits {
  const left = cases.filter((index) => gone.has(index))
  return {
    cases: cases.filter((index) => !gone.has(index)),
    num: num.filter((_, i) => !isIn(gone, cases[i])),
    excluded: [...excluded, ...left].sort((a, b) => a - b),
  }
}

const isIn = (gone: ReadonlySet<number>, index: number | undefined): boolean =>
  index !== undefined && gone.has(index)

/** Ids of the cases that count in any of a department's indicators, or would but for being void; in code-unit order. */
export function casesOf(units: AppraisalUnits, departmentId: string): string[] {
  const department = units.departments.find(({ id }) => id === departmentId)
  if (department === undefined) return []
  const indexes = new Set(Object.values(department.indicators).flatMap(({ cases }) => cases))
  return [...indexes].sort((a, b) => a - b).flatMap((index) => units.cases[index] ?? [])
}
