// The seed ceremony in the open: parties commit, then reveal; whoever keeps the secret back is left out, visibly.
import {
  insertSampleParty,
  listSampleParties,
  revealSampleParty,
  type SamplePartyRow,
  updateSample,
} from '#db/queries/samples.ts'
import type { Commitment, Reveal, Sample } from '../../../contract/samples.ts'
import { DomainError } from '../../../domain/errors.ts'
import { commitmentOf, isLine } from '../../../domain/sampling/ceremony.ts'
import { normalId } from '../../../domain/sampling/tickets.ts'
import type { Actor } from '../../appraisal/signOff.ts'
import { recordAct } from '../../audit/recordAct.ts'
import type { Context } from '../../context.ts'
import { inTransaction } from '../../writing/caseBook.ts'
import { viewSample } from './sampleView.ts'
import { requireSample, requireSampleIn } from './storedPlan.ts'

const MOST_PARTIES = 20

/**
 * A party publishes the hash of its secret. Nobody commits after the first reveal.
 * @throws DomainError unknown_sample, sample_state, validation (`party`: no name, taken, too many).
 */
export function commitSeed(
  context: Context,
  id: number,
  { party, commitment, by, nowMs }: Commitment & Actor,
): Sample {
  const { db } = context
  return inTransaction(db.sqlite, () => {
    const { drawId, revealingAtMs } = requireSampleIn(context, id, ['frozen'])
    if (revealingAtMs !== null) throw new DomainError('sample_state', 'the reveals have begun')
    const parties = listSampleParties(db, id)
    if (party !== normalId(party) || party === '' || !isLine(party) || party.includes('='))
      throw wrong('party', 'is no name of a party: one line without “=” and white space around it')
    if (parties.some((one) => one.party === party)) throw wrong('party', `“${party}” has committed already`)
    if (parties.length >= MOST_PARTIES) throw wrong('party', `there are ${MOST_PARTIES} parties already`)
    insertSampleParty(db, { sampleId: id, party, commitment, committedAtMs: nowMs })
    recordAct(db.sqlite, { type: 'sample_committed', by, data: { drawId, party, commitment } }, nowMs)
    return viewSample(context, requireSample(context, id), { showsConflicts: true })
  })
}

/**
 * A party opens its commitment.
 * @throws DomainError unknown_sample, sample_state, validation (`party` has not committed or has revealed, `secret` is another).
 */
export function revealSeed(
  context: Context,
  id: number,
  { party, secret, by, nowMs }: Reveal & Actor,
): Sample {
  const { db } = context
  return inTransaction(db.sqlite, () => {
    const { drawId, revealingAtMs } = requireSampleIn(context, id, ['frozen'])
    const committed = listSampleParties(db, id).find((one) => one.party === party)
    requireOpen(committed, { drawId, party, secret })
    if (revealingAtMs === null) updateSample(db, id, { revealingAtMs: nowMs })
    revealSampleParty(db, { sampleId: id, party, secret, revealedAtMs: nowMs })
    recordAct(db.sqlite, { type: 'sample_revealed', by, data: { drawId, party, secret } }, nowMs)
    return viewSample(context, requireSample(context, id), { showsConflicts: true })
  })
}

function requireOpen(
  committed: SamplePartyRow | undefined,
  { drawId, party, secret }: Reveal & { readonly drawId: string },
): void {
  if (committed === undefined) throw wrong('party', `“${party}” has not committed`)
  if (committed.secret !== null) throw wrong('party', `“${party}” has revealed already`)
  if (commitmentOf(drawId, [party, secret]) !== committed.commitment)
    throw wrong('secret', `is not what “${party}” committed to`)
}

const wrong = (field: string, message: string): DomainError =>
  new DomainError('validation', `${field}: ${message}`, { fields: [{ field, message }] })
