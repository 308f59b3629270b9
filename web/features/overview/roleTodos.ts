// What waits for the account that is signed in: decisions, steps of the appraisal, rectification, deadlines of its own.
import type { AppraisalItem } from '#api/contract/appraisals.ts'
import type { Upcoming } from '#api/contract/breaches.ts'
import type { Inspection } from '#api/contract/checks.ts'
import type { Meta } from '#api/contract/meta.ts'
import type { Objection } from '#api/contract/objections.ts'
import type { Rectification } from '#api/contract/rectifications.ts'
import type { Session } from '#api/contract/session.ts'
import type { Signals } from '#api/contract/signals.ts'

/** Steps of one period's appraisal. */
export const PERIOD_TODOS = [
  'decide',
  'publish',
  'announce',
  'freeze',
  'object',
  'overdue',
  'check',
  'evidence',
] as const

export type RoleTodo =
  | { readonly kind: (typeof PERIOD_TODOS)[number]; readonly count: number; readonly period: string }
  | { readonly kind: 'late' | 'soon'; readonly count: number }
  | { readonly kind: 'answer'; readonly count: number; readonly asked: string }
  | { readonly kind: 'records' | 'residents'; readonly count: number; readonly batch: number }

export interface RoleKnown {
  readonly who: Pick<Session, 'role' | 'username' | 'department'>
  readonly meta: Pick<Meta, 'asOf' | 'periods'>
  /** Undefined = not known yet, or not for this account. */
  readonly appraisals: readonly AppraisalItem[] | undefined
  readonly objections: readonly Objection[] | undefined
  readonly rectifications: readonly Rectification[] | undefined
  /** Batches with records of the account. */
  readonly inspections?: readonly Inspection[] | undefined
  /** Open clocks: all of them, of a department its own. */
  readonly upcoming: Pick<Upcoming, 'buckets' | 'soon'> | undefined
  /** Questions of the figures of the period on screen. */
  readonly signals?: Pick<Signals, 'unanswered' | 'period'> | undefined
}

/** What comes first is done first; a line's period is the earliest it is about. Empty for who is not signed in. */
export function roleTodos(known: RoleKnown): readonly RoleTodo[] {
  switch (known.who.role) {
    case 'leader':
      return [
        ...toDecide(known),
        ...toPublish(known),
        ...overdueItems(known),
        ...toCheck(known),
        ...due(known),
      ]
    case 'operator':
      return [
        ...toDecide(known),
        ...toFreeze(known),
        ...toAnnounce(known),
        ...overdueItems(known),
        ...toCheck(known),
        ...due(known),
      ]
    case 'department':
      return [...late(known), ...due(known), ...toObject(known), ...overdueItems(known), ...toProve(known)]
    case 'supervisor':
      return [...toInspect(known), ...toAnswer(known)]
    default:
      return []
  }
}

/** Records to check and residents to visit of the batches that are open, the latest named. */
function toInspect({ inspections = [] }: RoleKnown): RoleTodo[] {
  const left = (kind: 'records' | 'residents', part: 'checks' | 'visits'): RoleTodo[] => {
    const open = inspections.filter(({ nextCheck, nextVisit }) =>
      part === 'checks' ? nextCheck !== null : nextVisit !== null,
    )
    const count = open.reduce((sum, one) => sum + one[part].total - one[part].done, 0)
    const [first] = open
    return first === undefined ? [] : [{ kind, count, batch: first.batch.id }]
  }
  return [...left('records', 'checks'), ...left('residents', 'visits')]
}

type PeriodKind = (typeof PERIOD_TODOS)[number]

function line(kind: PeriodKind, periods: readonly string[]): RoleTodo[] {
  const [period] = [...periods].sort()
  return period === undefined ? [] : [{ kind, count: periods.length, period }]
}

function toDecide({ who, objections = [] }: RoleKnown): RoleTodo[] {
  const mine = objections.filter(
    ({ state, decisions }) => state === 'submitted' && !decisions.some(({ by }) => by === who.username),
  )
  return line(
    'decide',
    mine.map(({ period }) => period),
  )
}

const toAnswer = ({ signals }: RoleKnown): RoleTodo[] =>
  signals === undefined || signals.unanswered === 0
    ? []
    : [{ kind: 'answer', count: signals.unanswered, asked: signals.period.id }]

/** The latest version of each appraisal. */
function latest(appraisals: readonly AppraisalItem[]): readonly AppraisalItem[] {
  const found = new Map<string, AppraisalItem>()
  for (const item of appraisals) {
    const name = `${item.period.id} ${item.scheme}`
    if ((found.get(name)?.version ?? 0) < item.version) found.set(name, item)
  }
  return [...found.values()]
}

const isOver = (at: string | null, asOf: string): boolean => at !== null && Date.parse(at) < Date.parse(asOf)

/** Windows that are over with every objection decided. */
function toPublish({ meta, appraisals = [], objections }: RoleKnown): RoleTodo[] {
  if (objections === undefined) return []
  const waiting = (item: AppraisalItem) =>
    objections.some(
      ({ state, period, scheme }) =>
        state === 'submitted' && period === item.period.id && scheme === item.scheme,
    )
  const ready = latest(appraisals).filter(
    (item) => item.state === 'objection' && isOver(item.windowEndsAt, meta.asOf) && !waiting(item),
  )
  return line(
    'publish',
    ready.map(({ period }) => period.id),
  )
}

const toAnnounce = ({ appraisals = [] }: RoleKnown): RoleTodo[] =>
  line(
    'announce',
    latest(appraisals).flatMap(({ state, period }) => (state === 'frozen' ? [period.id] : [])),
  )

/** The last quarter that is over, where nothing was frozen of it. */
function toFreeze({ meta, appraisals }: RoleKnown): RoleTodo[] {
  if (appraisals === undefined) return []
  const over = meta.periods
    .filter(({ id, complete }) => complete && /^\d{4}-Q\d$/.test(id))
    .map(({ id }) => id)
  const last = over.sort().at(-1)
  const isKnown = appraisals.some(({ period }) => period.id === last)
  return last === undefined || isKnown ? [] : line('freeze', [last])
}

const toObject = ({ meta, appraisals = [] }: RoleKnown): RoleTodo[] =>
  line(
    'object',
    latest(appraisals).flatMap(({ state, windowEndsAt, period }) =>
      state === 'objection' && !isOver(windowEndsAt, meta.asOf) ? [period.id] : [],
    ),
  )

/** Of a department its own items, of the others all. */
function ofReader({ who, rectifications = [] }: RoleKnown): readonly Rectification[] {
  return who.role === 'department'
    ? rectifications.filter(({ department }) => department.id === who.department)
    : rectifications
}

const overdueItems = (known: RoleKnown): RoleTodo[] =>
  line(
    'overdue',
    ofReader(known).flatMap(({ isOverdue, period }) => (isOverdue ? [period] : [])),
  )

const toCheck = (known: RoleKnown): RoleTodo[] =>
  line(
    'check',
    ofReader(known).flatMap(({ state, period }) => (state === 'submitted' ? [period] : [])),
  )

const toProve = (known: RoleKnown): RoleTodo[] =>
  line(
    'evidence',
    ofReader(known).flatMap(({ state, isOverdue, period }) =>
      state === 'open' && !isOverdue ? [period] : [],
    ),
  )

function due({ upcoming }: RoleKnown): RoleTodo[] {
  const count = upcoming?.soon.count ?? 0
  return count > 0 ? [{ kind: 'soon', count }] : []
}

function late({ upcoming }: RoleKnown): RoleTodo[] {
  const count = upcoming?.buckets.find(({ id }) => id === 'overdue')?.count ?? 0
  return count > 0 ? [{ kind: 'late', count }] : []
}
