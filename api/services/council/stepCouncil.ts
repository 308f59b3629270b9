// The steps of a residents' council: voting begins, ballots are sealed and counted, the result is published, or it all ends without.
import { createHash } from 'node:crypto'
import { listActsOf } from '#db/queries/checkActs.ts'
import {
  type CouncilRow,
  countTokens,
  dropBallots,
  emptyLog,
  forgetOrder,
  leaveNoTraces,
  listBallots,
  listPapers,
  updateCouncil,
} from '#db/queries/councils.ts'
import { raiseDataVersion } from '#db/queries/street.ts'
import type { ActType } from '#db/vocabulary.ts'
import type { Council } from '../../contract/councils.ts'
import { countBallots } from '../../domain/council/count.ts'
import {
  type CouncilStep,
  type SealingFault,
  sealingFaults,
  stateAfter,
} from '../../domain/council/states.ts'
import { figureOf } from '../../domain/council/tally.ts'
import { DomainError } from '../../domain/errors.ts'
import { parsePeriod } from '../../domain/time/period.ts'
import { type Json, jcs } from '../../domain/trail/jcs.ts'
import type { Author } from '../accounts.ts'
import { recordAct } from '../audit/recordAct.ts'
import type { Context } from '../context.ts'
import { schemeOn } from '../rankingBasis.ts'
import { inTransaction } from '../writing/caseBook.ts'
import { agendaOf, describeCouncil, requireCouncil, type StoredResult, shapeOf } from './councilView.ts'

const ACT: Readonly<Record<CouncilStep, ActType>> = {
  open: 'council_opened',
  seal: 'council_sealed',
  publish: 'council_published',
  close: 'council_closed',
}

/**
 * Takes a council one step on. Sealing counts the ballots once and for all; ending before that drops them unread.
 * @throws DomainError unknown_council, council_state, council_blocked (sealing: persons and ballots not counted, papers not
 * settled, more ballots than were handed out), same_decider where who sealed would publish.
 */
export function stepCouncil(
  context: Context,
  id: number,
  { step, by, nowMs }: Author & { readonly step: CouncilStep },
): Council {
  const { db } = context
  leaveNoTraces(db)
  const described = inTransaction(db.sqlite, () => {
    const row = requireCouncil(context, id)
    const state = stateAfter(row.state, step)
    if (state === null) throw new DomainError('council_state', `the council is ${row.state}`)
    if (step === 'publish' && sealedBy(context, id) === by) {
      throw new DomainError('same_decider', 'the sealing is your own')
    }
    const sealed = step === 'seal' ? sealedOf(context, row, nowMs) : null
    forgetBallots(context, row, step)
    updateCouncil(db, id, { state, ...sealed, ...(step === 'publish' ? { publishedAtMs: nowMs } : {}) })
    const hash = sealed?.resultHash ?? row.resultHash
    recordAct(
      db.sqlite,
      { type: ACT[step], by, data: { council: id, period: row.period, ...(hash ? { sha256: hash } : {}) } },
      nowMs,
    )
    // What a quarter's total is made of may have changed.
    raiseDataVersion(db.sqlite, null)
    return describeCouncil(context, requireCouncil(context, id))
  })
  emptyLog(db)
  return described
}

/** By the log: the row does not say. */
const sealedBy = ({ db }: Context, id: number): string | undefined =>
  listActsOf(db.sqlite, ['council_sealed']).findLast(({ council }) => council === id)?.by

function forgetBallots({ db }: Context, { id, state }: CouncilRow, step: CouncilStep): void {
  if (step === 'close' && state !== 'sealed') dropBallots(db, id)
  if (step === 'seal') forgetOrder(db, id)
}

/** The columns that a sealing writes. */
function sealedOf(context: Context, row: CouncilRow, nowMs: number) {
  const result = jcs(asJson(resultOf(context, row)))
  return { result, resultHash: createHash('sha256').update(result).digest('hex'), sealedAtMs: nowMs }
}

/** Interfaces have no index signature: the one place where a result is taken as plain JSON. */
const asJson = (result: StoredResult): Json => result as unknown as Json

function resultOf(context: Context, row: CouncilRow): StoredResult {
  const { db } = context
  const agenda = agendaOf(context, row)
  const credits = creditsOf(context, row)
  const ballots = { phone: listBallots(db, row.id), papers: listPapers(db, row.id) }
  const { standing, unsettled, tallies, ...counted } = countBallots(ballots, shapeOf(agenda), credits)
  const { attended, issued } = row
  const returned = countTokens(db, row.id).used + standing
  const faults = sealingFaults({ attended, issued, returned, unsettled })
  if (faults.length > 0 || attended === null || issued === null) {
    throw new DomainError('council_blocked', faults.map(sayFault).join('; '))
  }
  const nameOf = (id: string) => context.departments.find((one) => one.id === id)?.name ?? id
  return {
    isValid: attended >= row.quorum,
    ballots: { issued, returned, ...counted },
    credits,
    departments:
      tallies?.map(({ counts, ...sums }, i) => {
        const id = agenda.departments[i] ?? ''
        const figure = figureOf(sums)
        return {
          department: { id, name: nameOf(id) },
          ...sums,
          ...figure,
          counts: counts.map((row) => [...row]),
        }
      }) ?? null,
  }
}

function sayFault(fault: SealingFault): string {
  switch (fault.is) {
    case 'uncounted':
      return 'persons attending and ballots handed out are not counted'
    case 'unsettled':
      return `${fault.n} paper ballots are not typed twice and settled`
    case 'overissued':
      return `${fault.issued} ballots handed out to ${fault.attended} persons`
    case 'overreturned':
      return `${fault.returned} ballots came back of ${fault.issued} handed out`
  }
}

/** Credits of the standard scheme in force on the quarter's first day. */
function creditsOf(context: Context, { period }: CouncilRow): StoredResult['credits'] {
  const parsed = parsePeriod(period, context.zone)
  if (parsed === null) throw new DomainError('unknown_period', `“${period}” is no quarter`)
  return { ...schemeOn(context, 'standard', parsed).credits }
}
