// The cases behind every number of a period: read unit by unit, so that a snapshot can hold them.
import type { MeasureId, Unit, UnitPart } from '#db/facts/reader.ts'
import { listCaseIds } from '#db/queries/appraisalReads.ts'
import {
  type AppraisalUnits,
  type DepartmentUnits,
  type FigureUnits,
  NO_UNITS,
} from '../../domain/appraisal/units.ts'
import { isMetric } from '../../domain/metrics/definitions.ts'
import type { Scheme } from '../../domain/rules.ts'
import type { Period } from '../../domain/time/period.ts'
import type { Context } from '../context.ts'
import { UNITS_OF } from '../figures.ts'
import { ownCredits } from '../rankingBasis.ts'
import { scopeOf } from '../resolveScope.ts'

const ALL = Number.MAX_SAFE_INTEGER
const NO_FILTER = {
  ...{ place: null, clock: null, due: null, stage: null, text: null, status: null },
  ...{ import: null, cases: null },
} as const

/** What a notice tells beside the scheme's indicators: how much was late, how well the grades are founded. */
export const BESIDE = ['breach_rate', 'rating_coverage'] as const

/** Units of one measure; `void` = those left out for being void. */
interface MeasureUnits {
  readonly counted: readonly Unit[]
  readonly void: readonly Unit[]
}

/**
 * Units of the scheme's indicators and the received cases, by department, as of the deployment's clock; departments by
 * id, those with neither left out. What stands beside them is of all departments together.
 */
export async function gatherUnits(
  context: Context,
  { period, scheme }: { readonly period: Period; readonly scheme: Scheme },
): Promise<AppraisalUnits> {
  const scope = scopeOf(context, {}, { period, asOfMs: context.asOfMs })
  const credits = ownCredits(context, scheme)
  const read = (measure: MeasureId, part: UnitPart) =>
    context.reader.units(
      { measure, part, filter: NO_FILTER, credits },
      { scope, page: { limit: ALL, sort: 'at', order: 'asc', from: null } },
    )
  const received: MeasureUnits = { counted: await read('excluded_cases', 'den'), void: [] }
  const readAll = async (metrics: readonly string[]) => {
    const found = new Map<string, MeasureUnits>()
    for (const metric of metrics.filter(isMetric)) {
      const measure = UNITS_OF[metric]
      found.set(metric, { counted: await read(measure, 'den'), void: await read(measure, 'excluded') })
    }
    return found
  }
  const indicators = await readAll(scheme.indicators.map(({ metric }) => metric))
  return assemble(context, { received, indicators, beside: await readAll(BESIDE) })
}

interface Gathered {
  readonly received: MeasureUnits
  readonly indicators: ReadonlyMap<string, MeasureUnits>
  readonly beside: ReadonlyMap<string, MeasureUnits>
}

function assemble(context: Context, { received, indicators, beside }: Gathered): AppraisalUnits {
  const measures = [received, ...indicators.values(), ...beside.values()]
  const all = measures.flatMap((one) => [...one.counted, ...one.void])
  const idOf = listCaseIds(context.db, [...new Set(all.map(({ caseKey }) => caseKey))])
  const cases = [...idOf.values()].sort()
  const places = new Map(cases.map((id, index) => [id, index]))
  const indexOf = new Map([...idOf].map(([key, id]) => [key, places.get(id) ?? 0]))
  const receivedOf = byDepartment(received, indexOf)
  const figures = [...indicators].map(([metric, units]) => [metric, byDepartment(units, indexOf)] as const)
  const departments = context.departments.flatMap(({ key, id, name, kind }): DepartmentUnits[] => {
    const own = figures.map(([metric, of]) => [metric, of.get(key) ?? NO_UNITS] as const)
    const isActive = receivedOf.has(key) || figures.some(([, of]) => of.has(key))
    if (!isActive) return []
    return [
      { id, name, kind, received: receivedOf.get(key) ?? NO_UNITS, indicators: Object.fromEntries(own) },
    ]
  })
  const together = [...beside].map(([metric, units]) => {
    const one = figuresBy(units, indexOf, () => 0).get(0)
    return [metric, one ?? NO_UNITS] as const
  })
  return { cases, departments, beside: Object.fromEntries(together) }
}

const byDepartment = (units: MeasureUnits, indexOf: ReadonlyMap<number, number>): Map<number, FigureUnits> =>
  figuresBy(units, indexOf, ({ departmentKey }) => departmentKey)

/** A measure's units by key, each figure's by case and unit. */
function figuresBy(
  units: MeasureUnits,
  indexOf: ReadonlyMap<number, number>,
  keyOf: (unit: Unit) => number,
): Map<number, FigureUnits> {
  const figures = new Map<number, { cases: number[]; num: number[]; excluded: number[] }>()
  const figureOf = (key: number) => {
    const figure = figures.get(key) ?? { cases: [], num: [], excluded: [] }
    figures.set(key, figure)
    return figure
  }
  const index = ({ caseKey }: Unit) => indexOf.get(caseKey) ?? 0
  const inOrder = [...units.counted].sort((a, b) => index(a) - index(b) || a.unit - b.unit)
  for (const unit of inOrder) {
    const figure = figureOf(keyOf(unit))
    for (const num of countedBy(unit)) {
      figure.cases.push(index(unit))
      figure.num.push(num)
    }
  }
  for (const unit of units.void) figureOf(keyOf(unit)).excluded.push(index(unit))
  for (const figure of figures.values()) figure.excluded.sort((a, b) => a - b)
  return figures
}

/** Numerators of the units of a row: one that sums several (back-dated events of a day) counts each. */
function countedBy({ num, den }: Unit): readonly number[] {
  return den === 1 ? [num] : Array.from({ length: den }, (_, i) => Number(i < num))
}
