// A new version of the limits while it is written: one row a kind of case, texts as typed, what is wrong with them.
import type { ClockKind, LimitKind, Urgency } from '#db/vocabulary.ts'
import type { RuleSet } from '../queries.ts'

export interface LimitDraft {
  /** As typed; '' = no limit of its own: that of every category holds, or none. */
  readonly n: string
  readonly kind: LimitKind
}

/** The limits of one kind of case. */
export interface RowDraft {
  readonly urgency: Urgency
  /** Null = every category. */
  readonly category: string | null
  readonly acknowledge: LimitDraft
  readonly reply: LimitDraft
}

export interface RuleDraft {
  readonly base: RuleSet
  readonly rows: readonly RowDraft[]
  /** ISO date. */
  readonly effectiveFrom: string
}

export type RuleFault = 'limit' | 'missing' | 'day' | 'same'

export const CLOCK_KINDS: readonly ClockKind[] = ['acknowledge', 'reply']
const URGENCY_ORDER: readonly Urgency[] = ['ordinary', 'urgent']

const noLimit = (urgency: Urgency): LimitDraft => ({
  n: '',
  kind: urgency === 'urgent' ? 'hours' : 'working_days',
})

export const rowName = ({ urgency, category }: Pick<RowDraft, 'urgency' | 'category'>): string =>
  `${urgency} ${category ?? ''}`

/** The limits of a rule set as rows: ordinary before urgent, every category before single ones. */
export function rowsOf({ limits }: Pick<RuleSet, 'limits'>): readonly RowDraft[] {
  const rows = new Map<string, RowDraft>()
  for (const urgency of URGENCY_ORDER) {
    const here = limits.filter((limit) => limit.urgency === urgency)
    const categories = [null, ...here.flatMap(({ category }) => (category === null ? [] : [category])).sort()]
    for (const category of categories) {
      const limitOf = (clock: ClockKind): LimitDraft => {
        const found = here.find((limit) => limit.clock === clock && limit.category === category)
        return found ? { n: String(found.limit.n), kind: found.limit.kind } : noLimit(urgency)
      }
      const row = { urgency, category, acknowledge: limitOf('acknowledge'), reply: limitOf('reply') }
      rows.set(rowName(row), row)
    }
  }
  return [...rows.values()]
}

export const draftOf = (base: RuleSet, today: string): RuleDraft => ({
  base,
  rows: rowsOf(base),
  effectiveFrom: today,
})

/** Adds a row for one category, or leaves the draft where there is one. */
export function withRow(draft: RuleDraft, at: Pick<RowDraft, 'urgency' | 'category'>): RuleDraft {
  if (draft.rows.some((row) => rowName(row) === rowName(at))) return draft
  const row: RowDraft = { ...at, acknowledge: noLimit(at.urgency), reply: noLimit(at.urgency) }
  const index = draft.rows.findLastIndex(({ urgency }) => urgency === at.urgency)
  return { ...draft, rows: draft.rows.toSpliced(index + 1, 0, row) }
}

/** What keeps the draft from being tried out, in the order in which it stands in the form. */
export function faultsOf(draft: RuleDraft): readonly RuleFault[] {
  const faults: RuleFault[] = []
  const limits = draft.rows.flatMap(({ acknowledge, reply }) => [acknowledge, reply])
  if (limits.some(({ n }) => n.trim() !== '' && !/^[1-9]\d{0,3}$/.test(n.trim()))) faults.push('limit')
  if (draft.rows.some(({ category, reply }) => category === null && reply.n.trim() === '')) {
    faults.push('missing')
  }
  if (!/^\d{4}-\d{2}-\d{2}$/.test(draft.effectiveFrom)) faults.push('day')
  if (faults.length === 0 && changesOf(draft).length === 0) faults.push('same')
  return faults
}

/** The rule set to send, without a version: the next one of the base. */
export function rulesOf({ base, rows, effectiveFrom }: RuleDraft): Omit<RuleSet, 'version'> {
  const { version: _, ...rest } = base
  const limits = rows.flatMap((row) =>
    CLOCK_KINDS.flatMap((clock) => {
      const { n, kind } = row[clock]
      const { urgency, category } = row
      return n.trim() === '' ? [] : [{ clock, urgency, category, limit: { kind, n: Number(n.trim()) } }]
    }),
  )
  return { ...rest, effectiveFrom, limits }
}

/** One limit that differs between two rule sets; null = there is none. */
export interface LimitChange {
  readonly urgency: Urgency
  readonly category: string | null
  readonly clock: ClockKind
  readonly from: LimitDraft | null
  readonly to: LimitDraft | null
}

export const changesOf = (draft: RuleDraft): readonly LimitChange[] =>
  changedLimits(rowsOf(draft.base), draft.rows)

/** Limits that differ between two lists of rows, in the order of the later one. */
export function changedLimits(
  before: readonly RowDraft[],
  after: readonly RowDraft[],
): readonly LimitChange[] {
  const old = new Map(before.map((row) => [rowName(row), row]))
  const now = new Map(after.map((row) => [rowName(row), row]))
  return [...new Map([...now, ...old]).values()].flatMap(({ urgency, category }) => {
    const name = rowName({ urgency, category })
    return CLOCK_KINDS.flatMap((clock) => {
      const [from, to] = [limitIn(old.get(name), clock), limitIn(now.get(name), clock)]
      const isSame = from?.n === to?.n && (from === null || from.kind === to?.kind)
      return isSame ? [] : [{ urgency, category, clock, from, to }]
    })
  })
}

function limitIn(row: RowDraft | undefined, clock: ClockKind): LimitDraft | null {
  const limit = row?.[clock]
  return limit === undefined || limit.n.trim() === '' ? null : { ...limit, n: limit.n.trim() }
}
