// The facts of a case as rows of the fact tables: keys for words, one number per unit, flags as 0 and 1.
import type * as Facts from '#api/domain/facts/rows.ts'
import { codes, type Grade, type Outcome, type Reached, STAGES, type Stage } from '../vocabulary.ts'

export interface BaseRow {
  readonly caseKey: number
  readonly unit: number
  readonly validFromMs: number
  readonly validToMs: number
  readonly isVoid: number
  readonly isSettled: number
  readonly departmentKey: number
  readonly dimKey: number
  readonly placeKey: number
  readonly atMs: number | null
}
export interface ReceivedRow extends BaseRow {
  readonly hasPause: number
}
export interface ClockRow extends BaseRow {
  readonly clock: number
  readonly startMs: number
  readonly doneMs: number | null
  readonly isMet: number
  readonly isProvisional: number
  readonly workedMs: number | null
}
export interface CallbackRow extends BaseRow {
  readonly reached: Reached
  readonly resolved: number | null
  readonly grade: Grade | null
  readonly credit: number | null
}
export interface ArchiveRow extends BaseRow {
  readonly outcome: Outcome | null
  readonly reopenedAtMs: number | null
  readonly windowEndMs: number
}
export interface ReplyRow extends BaseRow {
  readonly byFirstReceiver: number
}
export interface StageRow extends BaseRow {
  readonly fromStage: Stage
  readonly stage: Stage
  readonly workedMs: number
}
export interface OpenRow extends BaseRow {
  readonly toMs: number
  readonly receivedAtMs: number
  readonly pauses: string | null
}
export interface EntryRow extends BaseRow {
  readonly entries: number
  readonly backDated: number
}

/** All rows of some cases, by table. */
export interface FactRows {
  readonly received: ReceivedRow[]
  readonly clock: ClockRow[]
  readonly callback: CallbackRow[]
  readonly archive: ArchiveRow[]
  readonly reply: ReplyRow[]
  readonly handoff: BaseRow[]
  readonly stage: StageRow[]
  readonly open: OpenRow[]
  readonly entry: EntryRow[]
}

/** What the facts of one case need to become rows. */
export interface Encoding {
  readonly caseKey: number
  readonly placeKey: number
  readonly departmentKey: (id: string) => number
  readonly dimKey: (fact: Facts.FactBase) => number
  readonly credits: Readonly<Record<Grade, number>>
}

const WINDOW_MS = 30 * 24 * 3_600_000
const STAGE_ORDER = new Map(codes(STAGES).map((stage, i) => [stage as string, i]))

export const noRows = (): FactRows => ({
  received: [],
  clock: [],
  callback: [],
  archive: [],
  reply: [],
  handoff: [],
  stage: [],
  open: [],
  entry: [],
})

/** The rows of one case's facts. Unit numbers are unique in a table among rows of the same validity. */
export function factRows(facts: Facts.CaseFacts, encoding: Encoding): FactRows {
  const base = baseEncoder(facts, encoding)
  return {
    received: facts.received.map((fact) =>
      Object.assign(base(fact, 0, fact.receivedAtMs), {
        hasPause: Number(fact.hasPause),
      }),
    ),
    clock: facts.clocks.map((fact) => clockRow(fact, base)),
    callback: facts.callbacks.map((fact) =>
      Object.assign(base(fact, fact.ordinal, fact.completedAtMs), {
        reached: fact.reached,
        resolved: fact.resolved === null ? null : Number(fact.resolved),
        grade: fact.grade,
        credit: fact.grade === null ? null : encoding.credits[fact.grade],
      }),
    ),
    archive: facts.archives.map((fact) =>
      Object.assign(base(fact, fact.ordinal, fact.archivedAtMs), {
        outcome: fact.outcome,
        reopenedAtMs: fact.reopenedAtMs,
        windowEndMs: fact.archivedAtMs + WINDOW_MS,
      }),
    ),
    reply: facts.replies.map((fact) =>
      Object.assign(base(fact, fact.ordinal, fact.repliedAtMs), {
        byFirstReceiver: Number(fact.byFirstReceiver),
      }),
    ),
    handoff: facts.handoffs.map((fact) => base(fact, fact.ordinal, fact.handedOffAtMs)),
    stage: facts.stages.map((fact) =>
      Object.assign(
        base(fact, fact.round * STAGE_ORDER.size + (STAGE_ORDER.get(fact.stage) ?? 0), fact.reachedAtMs),
        {
          fromStage: fact.fromStage,
          stage: fact.stage,
          workedMs: fact.workedMs,
        },
      ),
    ),
    open: facts.open.map((fact) =>
      Object.assign(base(fact, fact.ordinal, fact.fromMs), {
        toMs: fact.toMs,
        receivedAtMs: fact.receivedAtMs,
        pauses: fact.pauses.length === 0 ? null : JSON.stringify(fact.pauses),
      }),
    ),
    entry: entryRows(facts.entries, base),
  }
}

/** Rows are assigned, not spread: see api/domain/facts/factOf.ts. */
type BaseEncoder = (fact: Facts.FactBase, unit: number, atMs: number | null) => BaseRow

function baseEncoder(facts: Facts.CaseFacts, encoding: Encoding): BaseEncoder {
  const { caseKey, placeKey, departmentKey, dimKey } = encoding
  const isSettled = Number(facts.isSettled)
  return (fact, unit, atMs) => ({
    caseKey,
    unit,
    validFromMs: fact.validFromMs,
    validToMs: fact.validToMs,
    isVoid: Number(fact.isVoid),
    isSettled,
    departmentKey: departmentKey(fact.department),
    dimKey: dimKey(fact),
    placeKey,
    atMs,
  })
}

function clockRow(fact: Facts.ClockFact, base: BaseEncoder): ClockRow {
  const { doneMs, dueMs } = fact
  const clock = fact.clock === 'acknowledge' ? 0 : 1
  return Object.assign(base(fact, clock + 2 * fact.round, dueMs), {
    clock,
    startMs: fact.startMs,
    doneMs,
    isMet: Number(doneMs !== null && dueMs !== null && doneMs <= dueMs),
    isProvisional: Number(fact.isProvisional),
    workedMs: fact.workedMs,
  })
}

/** Entries are summed by instant, department and validity: an as-of inside a day must tell them apart. */
function entryRows(facts: readonly Facts.EntryFact[], base: BaseEncoder): EntryRow[] {
  const sums: { -readonly [P in keyof EntryRow]: EntryRow[P] }[] = []
  for (const fact of facts) {
    const row = base(fact, sums.length, fact.occurredAtMs)
    const sum = sums.find((other) => isSameGroup(other, row))
    if (sum === undefined) sums.push(Object.assign(row, { entries: 1, backDated: Number(fact.isBackDated) }))
    else {
      sum.entries += 1
      sum.backDated += Number(fact.isBackDated)
    }
  }
  return sums
}

const isSameGroup = (a: BaseRow, b: BaseRow): boolean =>
  a.atMs === b.atMs &&
  a.departmentKey === b.departmentKey &&
  a.validFromMs === b.validFromMs &&
  a.validToMs === b.validToMs &&
  a.dimKey === b.dimKey &&
  a.isVoid === b.isVoid
