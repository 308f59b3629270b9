// Stored checks and visits held against the log, which names each by a salted hash: none missing, none added, none changed.

import type { Sqlite } from '#db/open.ts'
import { type ActBody, listActsOf, saltedRecords, storedChecks, storedVisits } from '#db/queries/checkActs.ts'
import { CHECK_TURNS, codes } from '#db/vocabulary.ts'
import type { Json } from '../../domain/trail/jcs.ts'
import { answersOf } from '../supervision/check/assigned.ts'
import { hashUnder, recordName } from '../supervision/check/commitment.ts'
import { grouped } from './grouped.ts'
import type { Problems } from './trailReport.ts'

/** Adds a problem for every stored check and visit that the log does not name so, and for those it names and nobody holds. */
export function compareChecks(sqlite: Sqlite, problems: Problems): void {
  compareRecordChecks(sqlite, problems)
  compareVisits(sqlite, problems)
}

function compareRecordChecks(sqlite: Sqlite, problems: Problems): void {
  const acts = listActsOf(sqlite, ['record_checked'])
  const names = namedRecords(sqlite)
  const records = new Map(names)
  const recordOf = new Map(names.map(([record, name]) => [name, record]))
  const named = grouped(
    acts.filter(({ record }) => records.has(String(record))),
    ({ record }) => String(record),
  )
  const rows = storedChecks(sqlite).map((row) => ({ ...row, record: recordOf.get(checkName(row)) ?? null }))
  for (const [record, saves] of named) {
    const fault = namedFault(
      saves,
      rows.find((row) => row.record === record),
    )
    if (fault !== null) add(problems, saves, `the check of ${records.get(record)} ${fault}`)
  }
  const unnamed = acts.filter(({ record }) => !named.has(String(record)))
  compareUnnamed({ unnamed, named, rows }, problems)
}

interface CheckRow extends StoredCheck {
  /** By which acts name it; null in a batch without a salt. */
  readonly record: string | null
}
type StoredCheck = ReturnType<typeof storedChecks>[number]

/** What acts name every check of every batch by, and its name in words. */
const namedRecords = (sqlite: Sqlite): (readonly [record: string, name: string])[] =>
  saltedRecords(sqlite).flatMap(({ drawId, caseId, checkSalt }) =>
    codes(CHECK_TURNS).map(
      (turn) => [recordName(checkSalt, { caseId, turn }), checkName({ drawId, caseId, turn })] as const,
    ),
  )

const checkName = ({ caseId, turn, drawId }: Pick<StoredCheck, 'caseId' | 'turn' | 'drawId'>): string =>
  `${caseId} (${turn}) in ${drawId}`

/** The last save must be the row. */
function namedFault(saves: readonly ActBody[], row: CheckRow | undefined): string | null {
  const last = saves.at(-1)
  if (last === undefined) return null
  if (row === undefined) return `by ${last.by} is missing: its version ${String(last.version)} was saved`
  return row.by === last.by && row.version === last.version && hashOfCheck(row) === last.hash
    ? null
    : 'is not as it was saved'
}

interface Unnamed {
  readonly unnamed: readonly ActBody[]
  readonly named: ReadonlyMap<string, readonly ActBody[]>
  readonly rows: readonly CheckRow[]
}

/**
 * Acts of earlier versions tell neither record nor turn, so that a check is found by its hash alone. A save goes over the one before:
 * whoever has rows of versions 2 and 1 has saved version 1 twice and version 2 once, whichever rows they are; saves that are named count
 * elsewhere.
 */
function compareUnnamed({ unnamed, named, rows }: Unnamed, problems: Problems): void {
  const ownerOf = (draw: unknown, by: string): string => `${String(draw)} by ${by}`
  const acts = grouped(unnamed, ({ draw, by }) => ownerOf(draw, by))
  const stored = grouped(rows, ({ drawId, by }) => ownerOf(drawId, by))
  for (const owner of new Set([...acts.keys(), ...stored.keys()])) {
    const [logged, own] = [acts.get(owner) ?? [], stored.get(owner) ?? []]
    const hashes = new Set(logged.map(({ hash }) => hash))
    for (const row of own) {
      if (named.has(row.record ?? '') || hashes.has(hashOfCheck(row))) continue
      add(problems, logged, `the check of ${checkName(row)} is not as it was saved`)
    }
    const lost = logged.length - versionsOf(own, named)
    if (lost > 0)
      add(problems, logged, `${lost} saves of checks of ${owner} are in the log and not in the file`)
  }
}

/** Saves that rows account for and no act names. */
const versionsOf = (rows: readonly CheckRow[], named: Unnamed['named']): number =>
  rows.reduce((sum, { version, record }) => sum + version - (named.get(record ?? '')?.length ?? 0), 0)

const hashOfCheck = ({ caseId, turn, by, version, note, salt, ...row }: StoredCheck): string | null =>
  hashOf(salt, { case: caseId, turn, by, version, answers: answersOf(row), note })

/** Where the words of a visit were erased, what was answered is held against the log all the same. */
function compareVisits(sqlite: Sqlite, problems: Problems): void {
  const acts = new Map(
    listActsOf(sqlite, ['resident_visited']).map((act) => [nameOf(act.draw, act.case, act.attempt), act]),
  )
  let erased = 0
  for (const row of storedVisits(sqlite)) {
    const name = nameOf(row.drawId, row.caseId, row.attempt)
    const act = acts.get(name)
    acts.delete(name)
    if (act !== undefined && row.quote === null && hadWords(row, act)) erased += 1
    if (act === undefined || !isVisit(row, act)) {
      add(problems, act ? [act] : [], `the visit ${name} is not as it was entered`)
    }
  }
  for (const [name, act] of acts) add(problems, [act], `the visit ${name} is missing`)
  const told = listActsOf(sqlite, ['erased']).reduce((sum, { quotes }) => sum + Number(quotes ?? 0), 0)
  if (erased > told) {
    add(problems, [], `the words of ${erased} visits are gone, the log tells of ${told} erased`)
  }
}

const nameOf = (draw: unknown, caseId: unknown, attempt: unknown): string =>
  `${String(draw)} ${String(caseId)} no. ${String(attempt)}`

type StoredVisit = ReturnType<typeof storedVisits>[number]

/** Whether the resident's words were hashed; an act of an earlier version has one hash of everything, whose salt went with the words. */
const hadWords = ({ salt }: StoredVisit, { quoteHash }: ActBody): boolean =>
  quoteHash === undefined ? salt === null : quoteHash !== null

function isVisit(row: StoredVisit, act: ActBody): boolean {
  const { caseId, attempt, atMs, by, reached, resolved, grade, quote, salt, quoteSalt } = row
  if (act.by !== by || act.reached !== reached || Date.parse(act.enteredAt) !== atMs) return false
  const answers = { case: caseId, attempt, by, reached, resolved, grade }
  if (act.quoteHash === undefined) {
    return salt === null ? quote === null : hashOf(salt, { ...answers, quote }) === act.hash
  }
  if (hashOf(salt, answers) !== act.hash) return false
  return quote === null || hashOf(quoteSalt, { case: caseId, attempt, quote }) === act.quoteHash
}

const hashOf = (salt: string | null, content: Json): string | null =>
  salt === null ? null : hashUnder(salt, content)

/** The range holds all acts concerned. */
function add(problems: Problems, acts: readonly ActBody[], detail: string): void {
  const [first, last] = [acts[0]?.seq, acts.at(-1)?.seq]
  const range = first === undefined || last === undefined ? { from: 0, to: 0 } : { from: first, to: last + 1 }
  problems.add({ kind: 'check', ...range, detail })
}
