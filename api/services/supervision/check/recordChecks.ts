// One record's check: what is on the page, and saving it.
import { type CheckRow, listChecks, putCheck } from '#db/queries/checks.ts'
import type { SampleHead, SampleRecordRow } from '#db/queries/samples.ts'
import type { CheckTurn } from '#db/vocabulary.ts'
import type { CheckKind, NewCheck, RecordCheck, SavedCheck } from '../../../contract/checks.ts'
import { DomainError } from '../../../domain/errors.ts'
import { maskText } from '../../../domain/privacy/maskPersonal.ts'
import { isoInZone } from '../../../domain/time/zone.ts'
import { jcs } from '../../../domain/trail/jcs.ts'
import { recordAct } from '../../audit/recordAct.ts'
import type { Context } from '../../context.ts'
import { inTransaction } from '../../writing/caseBook.ts'
import {
  answersOf,
  bothOf,
  columnsOf,
  type Inspecting,
  isDisputed,
  maySettle,
  notAmongYours,
  ownTurn,
  requireBatch,
  requireChecking,
  requireRecord,
  type Turns,
  turnsOf,
} from './assigned.ts'
import { commitTo, recordName } from './commitment.ts'

interface Asked {
  readonly id: number
  readonly caseId: string
  readonly kind?: CheckKind | undefined
}

interface Found {
  readonly batch: SampleHead
  readonly row: SampleRecordRow
  readonly turns: Turns
  readonly turn: CheckTurn
}

/**
 * A record's check as the caller may see it: their own answers, and the others' only where both blind checks are in.
 * @throws DomainError unknown_sample; unknown_record, also for others' records.
 */
export function readRecordCheck(context: Context, asked: Asked, by: string): RecordCheck {
  return shownOf(context, find(context, asked, by), by)
}

/**
 * Saves answers over the version that was looked at, with the act `record_checked` (draw, version, salted hashes of answers and
 * record; neither can be told from it, so that the log cannot spoil a blind check). Sent again, the same answers are the same save.
 * @throws DomainError unknown_sample, unknown_record, sample_state; checks_final once both blind checks are in; same_decider
 * where one of the two would settle while a third person can, or the other of them has; validation (`note`) where one of them says
 * what they agreed on without why; conflict where another version was saved meanwhile.
 */
export function saveRecordCheck(
  context: Context,
  asked: Omit<Asked, 'kind'>,
  wish: NewCheck & Inspecting,
): RecordCheck {
  const { by, nowMs } = wish
  return inTransaction(context.db.sqlite, () => {
    const found = find(context, { ...asked, kind: wish.kind }, by)
    const { batch, row, turns, turn } = found
    const stored = turns[turn]
    const note = maskText(wish.note.trim())
    if (isSame(stored, wish, note)) return shownOf(context, found, by)
    requireOpen(found, stored, wish.version)
    if (turn === 'settling' && ownTurn(row, by) !== null) requireNote(note)
    const version = wish.version + 1
    const { answers } = wish
    const { salt, hash } = commitTo({ case: row.caseId, turn, by, version, answers, note })
    putCheck(context.db, {
      ...{ sampleId: batch.id, caseId: row.caseId, turn, by, ...columnsOf(answers), note, version },
      ...{ seconds: wish.seconds ?? null, savedAtMs: nowMs, salt },
    })
    const { checkSalt } = batch
    const record = checkSalt === null ? {} : { record: recordName(checkSalt, { caseId: row.caseId, turn }) }
    const data = { draw: batch.drawId, version, hash, ...record }
    recordAct(context.db.sqlite, { type: 'record_checked', by, data }, nowMs)
    return shownOf(context, find(context, { ...asked, kind: wish.kind }, by), by)
  })
}

function find(context: Context, { id, caseId, kind = 'check' }: Asked, by: string): Found {
  const batch = requireBatch(context.db, id)
  const row = requireRecord(context.db, id, caseId)
  const turns = turnsOf(listChecks(context.db, id, caseId))
  const own = ownTurn(row, by)
  if (kind === 'check') {
    if (own === null) throw notAmongYours(id, caseId)
    return { batch, row, turns, turn: own }
  }
  if (maySettle(context.db, row, turns, by)) return { batch, row, turns, turn: 'settling' }
  if (own === null || !isDisputed(turns)) throw notAmongYours(id, caseId)
  throw new DomainError('same_decider', 'somebody other than the two inspectors settles where they differ')
}

function isSame(stored: CheckRow | undefined, { answers, version, by }: NewCheck & Inspecting, note: string) {
  if (stored === undefined || stored.by !== by || stored.version !== version + 1) return false
  return stored.note === note && jcs(answersOf(stored)) === jcs(answers)
}

function requireOpen({ batch, turns, turn }: Found, stored: CheckRow | undefined, seen: number): void {
  requireChecking(batch)
  if (turn !== 'settling' && bothOf(turns) !== null) throw new DomainError('checks_final')
  const version = stored?.version ?? 0
  if (version !== seen) {
    throw new DomainError('conflict', `version ${version} is stored, version ${seen} was looked at`)
  }
}

function requireNote(note: string): void {
  if (note !== '') return
  const fields = [{ field: 'note', message: 'says how the two came to agree' }]
  throw new DomainError('validation', 'note: says how the two came to agree', { fields })
}

function shownOf({ zone }: Context, { batch, row, turns, turn }: Found, by: string): RecordCheck {
  const saved = (check: CheckRow): SavedCheck => ({
    by: check.by,
    answers: answersOf(check),
    note: check.note,
    version: check.version,
    savedAt: isoInZone(check.savedAtMs, zone),
  })
  const own = turns[turn]
  const both = bothOf(turns)
  const others = (both ?? []).filter((check) => check !== own)
  const isFinal = turn !== 'settling' && both !== null
  return {
    caseId: row.caseId,
    kind: turn === 'settling' ? 'settling' : 'check',
    isAgreed: turn === 'settling' && ownTurn(row, by) !== null,
    own: own === undefined ? null : saved(own),
    others: others.map(saved),
    isOpen: batch.state === 'drawn' && !isFinal,
  }
}
