// Breach rate of each department × clock × urgency, the pooled rate of its kind, and how far open breaches are over.
import type { Count } from '#db/facts/reader.ts'
import { DEPARTMENT_KINDS, type Urgency } from '#db/vocabulary.ts'
import type { BreachMatrix } from '../contract/breaches.ts'
import type { Filters } from '../contract/filters.ts'
import { share } from '../domain/metrics/compute.ts'
import { DAY_MS } from '../domain/time/zone.ts'
import type { Context } from './context.ts'
import { NO_COUNT } from './figures.ts'
import { openClocksUrl } from './openClocksUrl.ts'
import { type Asked, casesUrl, envelopeOf, resolveScope } from './resolveScope.ts'

type Cell = BreachMatrix['cells'][number]

const COLUMNS = [
  { clock: 'acknowledge', number: 0, urgency: 'ordinary' },
  { clock: 'reply', number: 1, urgency: 'ordinary' },
  { clock: 'acknowledge', number: 0, urgency: 'urgent' },
  { clock: 'reply', number: 1, urgency: 'urgent' },
] as const
type Column = (typeof COLUMNS)[number]

/** Cells of departments with at least one judged clock, in id order, of the urgencies asked for; totals pool a kind's departments. */
export async function readMatrix(context: Context, query: Filters): Promise<BreachMatrix> {
  const asked = resolveScope(context, query)
  const counts = await context.reader.count(['all_clocks'], asked.scope, 'clock_matrix')
  const { urgencies } = asked.scope
  const columns = COLUMNS.filter(({ urgency }) => urgencies?.includes(urgency) ?? true)
  const countOf = (key: number, column: Column): Count =>
    counts.get(`${key}|${column.number}|${column.urgency}`)?.all_clocks ?? NO_COUNT
  const busy = context.departments.filter(({ key }) => columns.some((column) => countOf(key, column).den > 0))
  const cells = busy.flatMap(({ key, id }) =>
    columns.map((column) =>
      cell(context, asked, { ids: [id], department: id, column, count: countOf(key, column) }),
    ),
  )
  const totals = Object.keys(DEPARTMENT_KINDS).flatMap((kind) => {
    const members = busy.filter((department) => department.kind === kind)
    if (members.length === 0) return []
    return columns.map((column) => {
      const count = pool(members.map(({ key }) => countOf(key, column)))
      const ids = members.map(({ id }) => id)
      return { kind, cell: cell(context, asked, { ids, department: null, column, count }) }
    })
  })
  return { ...envelopeOf(context, asked), cells, totals, ages: await agesOf(context, asked) }
}

function pool(counts: readonly Count[]): Count {
  return counts.reduce(
    (sum, one) => ({ num: sum.num + one.num, den: sum.den + one.den, excluded: sum.excluded + one.excluded }),
    NO_COUNT,
  )
}

interface CellQuestion {
  readonly ids: string[]
  readonly department: string | null
  readonly column: Column
  readonly count: Count
}

function cell(context: Context, asked: Asked, { ids, department, column, count }: CellQuestion): Cell {
  const { value, lo, hi } = share(count)
  const urgency: Urgency[] = [column.urgency]
  const place = { ...asked, filters: { ...asked.filters, department: ids, urgency } }
  return {
    department,
    clock: column.clock,
    urgency: column.urgency,
    num: count.num,
    den: count.den,
    value,
    lo,
    hi,
    casesUrl: casesUrl(context, place, { metric: 'breach_rate', clock: column.clock }),
  }
}

/** Days since the deadline, upper bounds exclusive. */
const AGES = [
  { label: '<1', from: 0, to: 1 },
  { label: '1–3', from: 1, to: 3 },
  { label: '3–7', from: 3, to: 7 },
  { label: '7–30', from: 7, to: 30 },
  { label: '≥30', from: 30, to: null },
] as const

/** Clocks breached and not done at as-of, whenever they were due. */
async function agesOf(context: Context, asked: Asked): Promise<BreachMatrix['ages']> {
  const { asOfMs } = asked
  const open = await context.reader.openClocks({ ...asked.scope, startMs: 0, endMs: asOfMs, grain: null })
  const over = open.flatMap(({ dueMs }) =>
    dueMs !== null && dueMs < asOfMs ? [(asOfMs - dueMs) / DAY_MS] : [],
  )
  return AGES.map(({ label, from, to }) => {
    // Days over in [from, to) are deadlines in (as-of − to, as-of − from]; what is due at as-of is not over.
    const due = [
      to === null ? null : asOfMs - to * DAY_MS + 1,
      from === 0 ? asOfMs : asOfMs - from * DAY_MS + 1,
    ] as const
    return {
      ...{ label, from, to },
      count: over.filter((days) => days >= from && (to === null || days < to)).length,
      casesUrl: openClocksUrl(context, asked, { due }),
    }
  })
}
