// The units behind a figure, one by one: exactly those its denominator counts, paged by a unique key.
import type { Sqlite } from '../open.ts'
import { MEASURES, type Measure } from './measures.ts'
import type {
  DueFilter,
  FactScope,
  ImportFilter,
  Unit,
  UnitFilter,
  UnitPage,
  UnitSort,
  UnitsQuestion,
} from './reader.ts'
import { rows } from './rows.ts'
import { containing, type Known, latestReplyClock, statusOf } from './standing.ts'
import { cohortOf, type Fragment, filters, fragment, grouping, join, knownAt, numeratorOf } from './where.ts'

/**
 * One page of units in the page's order, ties by case and unit. `from` is the row to begin
 * with: the last one of the page before, since a row that sums several units may have been handed out in part.
 */
export function units(
  sqlite: Sqlite,
  question: UnitsQuestion,
  place: { readonly scope: FactScope; readonly page: UnitPage },
): Unit[] {
  const { scope, page } = place
  const measure = MEASURES[question.measure]
  const sort = sortValue(page.sort, page.order, { measure, known: { asOfMs: scope.asOfMs } })
  const where = join([conditions(question, scope), ...startingAt(page, sort)], ' AND ')
  const num = numeratorOf(question.measure, question.credits ?? null)
  const text = `SELECT f.case_key AS caseKey, f.unit, ${measure.at} AS atMs, f.department_key AS departmentKey,
    ${num.text} AS num, ${measure.den ?? '1'} AS den, ${measure.worked ?? 'NULL'} AS workedMs,
    ${sort.text} AS sortValue
    FROM ${measure.table} f ${joins(measure)} WHERE ${where.text}
    ORDER BY sortValue ${page.order}, f.case_key ${page.order}, f.unit ${page.order} LIMIT ?`
  return rows<Unit>(sqlite, fragment(text, ...num.params, ...sort.params, ...where.params, page.limit))
}

/** How many units the pages hold together: of a row that sums several, its numerator or its denominator. */
export function countUnits(sqlite: Sqlite, question: UnitsQuestion, scope: FactScope): number {
  const measure = MEASURES[question.measure]
  const where = conditions(question, scope)
  const each = measure.den === undefined ? '1' : partOfSum(question.part, measure.num, measure.den)
  const query = fragment(
    `SELECT coalesce(sum(${each}), 0) AS n FROM ${measure.table} f ${joins(measure)} WHERE ${where.text}`,
    ...where.params,
  )
  return rows<{ n: number }>(sqlite, query)[0]?.n ?? 0
}

/** Of a row that sums several units. */
const partOfSum = (part: UnitsQuestion['part'], num: string, den: string): string =>
  part === 'num' ? num : part === 'rest' ? `(${den}) - (${num})` : den

const joins = (measure: Measure): string =>
  grouping('none', { dim: measure.needsDim ?? false, place: measure.needsPlace ?? false }).joins

function conditions(question: UnitsQuestion, scope: FactScope): Fragment {
  const measure = MEASURES[question.measure]
  return join(
    [
      partCondition(question),
      cohortOf(question.measure, scope),
      knownAt(scope.asOfMs),
      ...filters(scope),
      ...unitConditions(question.filter, measure, { asOfMs: scope.asOfMs }),
    ],
    ' AND ',
  )
}

function partCondition({ measure: id, part, credits }: UnitsQuestion): Fragment {
  const measure = MEASURES[id]
  const unit = `(${measure.unit})`
  if (part === 'excluded') {
    if (measure.outside !== undefined) return fragment(`(${measure.outside})`)
    return fragment(measure.keepsVoid ? '0' : `${unit} AND f.is_void = 1`)
  }
  const counted = measure.keepsVoid ? unit : `${unit} AND f.is_void = 0`
  if (part === 'den') return fragment(counted)
  const num = numeratorOf(id, credits ?? null)
  if (part === 'rest' && measure.den !== undefined) {
    return fragment(`${counted} AND (${num.text}) < (${measure.den})`, ...num.params)
  }
  if (part === 'rest') return fragment(`${counted} AND (${num.text}) = 0`, ...num.params)
  return fragment(`${counted} AND (${num.text}) > 0`, ...num.params)
}

function unitConditions(filter: UnitFilter, measure: Measure, known: Known): Fragment[] {
  const parts: Fragment[] = []
  if (filter.place !== null) parts.push(placeCondition(filter.place))
  if (filter.clock !== null && measure.table === 'clock_fact')
    parts.push(fragment('f.clock = ?', filter.clock))
  if (filter.due !== null && measure === MEASURES.open_clocks) parts.push(dueCondition(filter.due))
  if (filter.stage !== null && measure.table === 'stage_fact') {
    const { from, to } = filter.stage
    parts.push(fragment('f.stage = ?', to))
    if (from !== null) parts.push(fragment('f.from_stage = ?', from))
  }
  if (filter.text !== null) {
    const text = containing('s', filter.text)
    const found = `EXISTS (SELECT 1 FROM cases s WHERE s.key = f.case_key AND ${text.text})`
    parts.push(fragment(found, ...text.params))
  }
  if (filter.status !== null) {
    const status = statusOf('f.case_key', known)
    parts.push(fragment(`${status.text} = ?`, ...status.params, filter.status))
  }
  if (filter.import !== null) parts.push(importCondition(filter.import))
  if (filter.cases !== null)
    parts.push(fragment('f.case_key IN (SELECT value FROM json_each(?))', JSON.stringify(filter.cases)))
  return parts
}

/** Which case a batch inserted stands with the case; which it changed, only the log says. */
function importCondition({ id, change, eventsFrom, eventsTo }: ImportFilter): Fragment {
  const touched = fragment(
    'f.case_key IN (SELECT case_key FROM event WHERE seq >= ? AND seq < ?)',
    eventsFrom,
    eventsTo,
  )
  const own = 'f.case_key IN (SELECT key FROM cases WHERE import_id = ?)'
  if (change === 'inserted') return fragment(own, id)
  return change === null ? touched : join([touched, fragment(`NOT ${own}`, id)], ' AND ')
}

function dueCondition(due: DueFilter): Fragment {
  if (due.kind === 'paused') return fragment('f.at_ms IS NULL')
  const bounds = [
    ...(due.fromMs === null ? [] : [fragment('f.at_ms >= ?', due.fromMs)]),
    ...(due.toMs === null ? [] : [fragment('f.at_ms < ?', due.toMs)]),
  ]
  return join([fragment('f.at_ms IS NOT NULL'), ...bounds], ' AND ')
}

function placeCondition(place: NonNullable<UnitFilter['place']>): Fragment {
  const inPlaces = (where: string, ...params: number[]) =>
    fragment(`f.place_key IN (SELECT key FROM place WHERE ${where})`, ...params)
  if (place.kind === 'cells') {
    const { fromX, toX, fromY, toY } = place
    return inPlaces('cell_x >= ? AND cell_x < ? AND cell_y >= ? AND cell_y < ?', fromX, toX, fromY, toY)
  }
  return inPlaces(place.kind === 'no_cell' ? 'cell_x IS NULL' : 'community_key IS NULL')
}

/** What a page is ordered by. Cases without a due come last in either order. */
function sortValue(
  sort: UnitSort,
  order: UnitPage['order'],
  { measure, known }: { readonly measure: Measure; readonly known: Known },
): Fragment {
  if (sort === 'at') return fragment(measure.at)
  if (sort === 'due') {
    const due = latestReplyClock('f.case_key', 'at_ms', known)
    return fragment(`coalesce(${due.text}, ${order === 'asc' ? Number.MAX_SAFE_INTEGER : -1})`, ...due.params)
  }
  const column = sort === 'received' ? 'received_at_ms' : 'number'
  return fragment(`(SELECT s.${column} FROM cases s WHERE s.key = f.case_key)`)
}

function startingAt(page: UnitPage, sort: Fragment): Fragment[] {
  if (page.from === null) return []
  const sign = page.order === 'asc' ? '>=' : '<='
  const { sortValue: value, caseKey, unit } = page.from
  // A number may be long: the cursor names its case instead.
  const from =
    page.sort === 'number'
      ? fragment('(SELECT number FROM cases WHERE key = ?)', caseKey)
      : fragment('?', value)
  return [
    fragment(
      `(${sort.text}, f.case_key, f.unit) ${sign} (${from.text}, ?, ?)`,
      ...sort.params,
      ...from.params,
      caseKey,
      unit,
    ),
  ]
}
