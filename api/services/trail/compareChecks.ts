// Stored checks and visits held against the log, which names each by a salted hash: none missing, none added, none changed.

import type { Sqlite } from '#db/open.ts'
import { type ActBody, listActsOf, storedChecks, storedVisits } from '#db/queries/checkActs.ts'
import { type Json, jcs } from '../../domain/trail/jcs.ts'
import { personalCommitment } from '../../domain/trail/personal.ts'
import { answersOf } from '../supervision/check/assigned.ts'
import type { Problems } from './trailReport.ts'

/** Adds a problem for every stored check and visit that the log does not name so, and for those it names and nobody holds. */
export function compareChecks(sqlite: Sqlite, problems: Problems): void {
  compareRecordChecks(sqlite, problems)
  compareVisits(sqlite, problems)
}

/** Whose checks of which draw. */
const ownerOf = (draw: unknown, by: string): string => `${String(draw)} by ${by}`

/**
 * The acts tell neither record nor turn, so that a check is found by its hash alone. A save goes over the one before: whoever
 * has rows of versions 2 and 1 has saved version 1 twice and version 2 once, whichever rows they are.
 */
function compareRecordChecks(sqlite: Sqlite, problems: Problems): void {
  const acts = grouped(listActsOf(sqlite, ['record_checked']), ({ draw, by }) => ownerOf(draw, by))
  const rows = grouped(storedChecks(sqlite), ({ drawId, by }) => ownerOf(drawId, by))
  for (const owner of new Set([...acts.keys(), ...rows.keys()])) {
    const [logged, stored] = [acts.get(owner) ?? [], rows.get(owner) ?? []]
    const hashes = new Set(logged.map(({ hash }) => hash))
    const wrong = stored.filter((row) => {
      const { caseId: id, turn, by, version, note, salt } = row
      const hash = hashOf(salt, { case: id, turn, by, version, answers: answersOf(row), note })
      return hash === null || !hashes.has(hash)
    })
    for (const { caseId, drawId } of wrong) {
      add(problems, logged, `the check of ${caseId} in ${drawId} is not as it was saved`)
    }
    const lost = lostSaves(logged, stored)
    if (lost > 0)
      add(problems, logged, `${lost} saves of checks of ${owner} are in the log and not in the file`)
  }
}

function grouped<R>(rows: readonly R[], keyOf: (row: R) => string): ReadonlyMap<string, readonly R[]> {
  const found = new Map<string, R[]>()
  for (const row of rows) {
    const key = keyOf(row)
    const group = found.get(key)
    if (group === undefined) found.set(key, [row])
    else group.push(row)
  }
  return found
}

/** Saves that the log has more of than the rows' versions account for. */
function lostSaves(logged: readonly ActBody[], stored: readonly { readonly version: number }[]): number {
  const accounted = stored.reduce((sum, { version }) => sum + version, 0)
  return logged.length - accounted
}

/** Where the words of a visit were erased its salt is gone with them: then the log's own words of it must still hold. */
function compareVisits(sqlite: Sqlite, problems: Problems): void {
  const acts = new Map(
    listActsOf(sqlite, ['resident_visited']).map((act) => [nameOf(act.draw, act.case, act.attempt), act]),
  )
  let unsalted = 0
  for (const row of storedVisits(sqlite)) {
    const name = nameOf(row.drawId, row.caseId, row.attempt)
    const act = acts.get(name)
    acts.delete(name)
    if (row.salt === null) unsalted += 1
    if (act === undefined || !isVisit(row, act)) {
      add(problems, act ? [act] : [], `the visit ${name} is not as it was entered`)
    }
  }
  for (const [name, act] of acts) add(problems, [act], `the visit ${name} is missing`)
  const told = listActsOf(sqlite, ['erased']).reduce((sum, { quotes }) => sum + Number(quotes ?? 0), 0)
  if (unsalted > told) {
    add(problems, [], `the words of ${unsalted} visits are gone, the log tells of ${told} erased`)
  }
}

const nameOf = (draw: unknown, caseId: unknown, attempt: unknown): string =>
  `${String(draw)} ${String(caseId)} no. ${String(attempt)}`

type StoredVisit = ReturnType<typeof storedVisits>[number]

function isVisit({ caseId, attempt, atMs, salt, ...said }: StoredVisit, act: ActBody): boolean {
  const { by, reached, resolved, grade, quote } = said
  if (act.by !== by || act.reached !== reached || Date.parse(act.enteredAt) !== atMs) return false
  if (salt === null) return quote === null
  return hashOf(salt, { case: caseId, attempt, by, reached, resolved, grade, quote }) === act.hash
}

const hashOf = (salt: string | null, content: Json): string | null =>
  salt === null ? null : personalCommitment(Buffer.from(salt, 'hex'), jcs(content))

/** The range holds all acts concerned. */
function add(problems: Problems, acts: readonly ActBody[], detail: string): void {
  const [first, last] = [acts[0]?.seq, acts.at(-1)?.seq]
  const range = first === undefined || last === undefined ? { from: 0, to: 0 } : { from: first, to: last + 1 }
  problems.add({ kind: 'check', ...range, detail })
}
