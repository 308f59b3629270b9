// Units × kinds of deadline: the rows of one group, what stands out, and the finding in words.
import type { BreachMatrix } from '#api/contract/breaches.ts'
import type { Meta } from '#api/contract/meta.ts'
import { codes, DEPARTMENT_KINDS, type DepartmentKind } from '#db/vocabulary.ts'
import type { Words } from '#web/lib/i18n/WordsContext.tsx'

export type MatrixCell = BreachMatrix['cells'][number]

export interface MatrixColumn {
  readonly id: string
  readonly clock: MatrixCell['clock']
  readonly urgency: MatrixCell['urgency']
  /** Pooled over the group. */
  readonly total: MatrixCell
  /** End of the column's axis: the same for all rows. */
  readonly max: number
}

export interface MatrixRow {
  readonly id: string
  readonly name: string
  /** By column id. */
  readonly cells: ReadonlyMap<string, MatrixCell>
}

export interface MatrixGroup {
  readonly kind: DepartmentKind
  readonly columns: readonly MatrixColumn[]
  readonly rows: readonly MatrixRow[]
}

const columnId = ({ clock, urgency }: Pick<MatrixCell, 'clock' | 'urgency'>) => `${clock}.${urgency}`

/** Kinds that have a judged clock, in the order of the vocabulary. */
export const groupsIn = ({ totals }: BreachMatrix): readonly DepartmentKind[] =>
  codes(DEPARTMENT_KINDS).filter((kind) => totals.some((total) => total.kind === kind && total.cell.den > 0))

/** The rows of one kind in the order of the deployment's units; columns without any clock are left out. */
export function matrixGroup(
  matrix: BreachMatrix,
  kind: DepartmentKind,
  { departments, ruleSet }: Meta,
): MatrixGroup {
  const own = new Map(departments.filter((one) => one.kind === kind).map(({ id, name }) => [id, name]))
  const cells = matrix.cells.filter(({ department }) => department !== null && own.has(department))
  const columns = matrix.totals
    .filter((total) => total.kind === kind && total.cell.den > 0)
    .map(({ cell }): MatrixColumn => {
      const id = columnId(cell)
      const { clock, urgency } = cell
      const column = cells.filter((one) => columnId(one) === id)
      return { id, clock, urgency, total: cell, max: axisEnd(column, cell, ruleSet.minimum) }
    })
  const rows = [...own].flatMap(([id, name]) => {
    const mine = cells.filter(({ department }) => department === id)
    return mine.length === 0 ? [] : [{ id, name, cells: new Map(mine.map((cell) => [columnId(cell), cell])) }]
  })
  return { kind, columns, rows }
}

const ENDS = [0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.75] as const

/** A round end that holds every interval drawn and the group's rate. */
function axisEnd(cells: readonly MatrixCell[], total: MatrixCell, minimum: number): number {
  const tops = cells.flatMap(({ hi, den }) => (hi !== null && den >= minimum ? [hi] : []))
  const most = Math.max(total.value ?? 0, ...tops)
  return ENDS.find((end) => end >= most) ?? 1
}

/** ▼: enough clocks, and the whole interval above the group's rate. */
export function isAbove(cell: MatrixCell, { total }: MatrixColumn, minimum: number): boolean {
  return cell.den >= minimum && cell.lo !== null && total.value !== null && cell.lo > total.value
}

/** Units with a ▼, those with more of them first. */
export function unitsAbove({ rows, columns }: MatrixGroup, minimum: number) {
  return rows
    .map((row) => ({
      row,
      columns: columns.filter((column) => {
        const cell = row.cells.get(column.id)
        return cell !== undefined && isAbove(cell, column, minimum)
      }),
    }))
    .filter((one) => one.columns.length > 0)
    .sort((a, b) => b.columns.length - a.columns.length)
}

/** The group shown first: the one with most ▼, else the first. */
export function defaultGroup(matrix: BreachMatrix, meta: Meta): DepartmentKind | null {
  const kinds = groupsIn(matrix)
  const above = (kind: DepartmentKind) =>
    unitsAbove(matrixGroup(matrix, kind, meta), meta.ruleSet.minimum).length
  return kinds.reduce<DepartmentKind | null>(
    (best, kind) => (best === null || above(kind) > above(best) ? kind : best),
    null,
  )
}

/** Units named in the title. */
const NAMED = 3

export function matrixFinding(group: MatrixGroup, minimum: number, words: Words): string {
  const { t, label, lang } = words
  const above = unitsAbove(group, minimum)
  const name = label(DEPARTMENT_KINDS, group.kind)
  const [first] = above
  if (first === undefined) return t('sla.matrixNone', { group: name })
  if (above.length === 1) {
    const what = first.columns.map((column) => columnName(column, words)).join(lang === 'zh' ? '、' : ', ')
    return t('sla.matrixOne', { name: first.row.name, what })
  }
  const names = above.slice(0, NAMED).map(({ row }) => row.name)
  const rest = above.length > NAMED ? '…' : ''
  return t('sla.matrixMany', {
    group: name,
    n: above.length,
    names: names.join(lang === 'zh' ? '、' : ', ') + rest,
  })
}

const CLOCKS = { acknowledge: 'sla.clockAcknowledge', reply: 'sla.clockReply' } as const
const URGENCY_NAMES = { ordinary: 'sla.ordinary', urgent: 'sla.urgent' } as const

/** `答复 · 普通`. */
export function columnName({ clock, urgency }: Pick<MatrixCell, 'clock' | 'urgency'>, { t }: Words): string {
  return t('sla.column', { clock: t(CLOCKS[clock]), urgency: t(URGENCY_NAMES[urgency]) })
}

/** The limit of a column as the rule set in force has it for all categories; empty where there is none. */
export function limitText({ clock, urgency }: MatrixColumn, { ruleSet }: Meta, { t }: Words): string {
  const limit = ruleSet.limits.find(
    (one) => one.clock === clock && one.urgency === urgency && one.category === null,
  )
  if (limit === undefined || ruleSet.deadlines === 'published') return ''
  if (limit.kind === 'hours') return t('sla.limitHours', { n: limit.n })
  return t(limit.kind === 'working_days' ? 'sla.limitWorkingDays' : 'sla.limitCalendarDays', { n: limit.n })
}
