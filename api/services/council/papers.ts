// Paper ballots typed by one person and, blind, by another; where the two differ the paper decides.
import { dropSettled, listPapers, type PaperRow, putPaper } from '#db/queries/councils.ts'
import type { PaperTurn } from '#db/vocabulary.ts'
import type { NewPapers, Papers } from '../../contract/councils.ts'
import { isPaper } from '../../domain/council/ballot.ts'
import { type PaperDifference, sumPapers } from '../../domain/council/papers.ts'
import { DomainError } from '../../domain/errors.ts'
import type { Author } from '../accounts.ts'
import { recordAct } from '../audit/recordAct.ts'
import type { Context } from '../context.ts'
import { inTransaction } from '../writing/caseBook.ts'
import { type Agenda, agendaOf, requireCouncil, shapeOf } from './councilView.ts'

/**
 * Where the typing stands: numbers and names, digits of nothing but the places that differ.
 * @throws DomainError unknown_council.
 */
export function readPapers(context: Context, id: number): Papers {
  const agenda = agendaOf(context, requireCouncil(context, id))
  const entries = listPapers(context.db, id)
  const { differing, standing } = sumPapers(entries, shapeOf(agenda))
  return {
    first: turnOf(entries, 'first'),
    second: turnOf(entries, 'second'),
    standing: standing.length,
    differing: differing.map((one) => ({ number: one.number, places: placesOf(one, agenda) })),
  }
}

function turnOf(entries: readonly PaperRow[], turn: PaperTurn): Papers['first'] {
  const typed = entries.filter((one) => one.turn === turn)
  return { numbers: typed.map(({ number }) => number), by: [...new Set(typed.map(({ by }) => by))].sort() }
}

const placesOf = ({ places, first, second }: PaperDifference, { departments, questions }: Agenda) =>
  places.map((place) => ({
    department: departments[Math.floor(place / questions.length)] ?? '',
    question: place % questions.length,
    // A void ballot is one digit: it stands in every place.
    first: first[place] ?? first,
    second: second[place] ?? second,
  }))

/**
 * Stores typed papers, over what the same turn had under their numbers.
 * @throws DomainError unknown_council, council_state unless people vote, validation (`papers`), same_typist where one account
 * would type both turns.
 */
export function typePapers(
  context: Context,
  id: number,
  { typed, by, nowMs }: Author & { readonly typed: NewPapers },
): Papers {
  const { db } = context
  const { turn, papers } = typed
  return inTransaction(db.sqlite, () => {
    const row = requireCouncil(context, id)
    if (row.state !== 'open') throw new DomainError('council_state', `the council is ${row.state}`)
    const entries = listPapers(db, id)
    requireOther(entries, turn, by)
    requirePapers(typed, agendaOf(context, row), entries)
    for (const { number, digits } of papers) {
      if (turn !== 'settled') dropSettled(db, id, number)
      putPaper(db, { councilId: id, number, turn, by, digits })
    }
    recordAct(
      db.sqlite,
      { type: 'council_papers', by, data: { council: id, turn, count: papers.length } },
      nowMs,
    )
    return readPapers(context, id)
  })
}

function requireOther(entries: readonly PaperRow[], turn: PaperTurn, by: string): void {
  if (turn === 'settled') return
  const other = entries.find((one) => one.turn !== turn && one.turn !== 'settled' && one.by === by)
  if (other) throw new DomainError('same_typist', `“${by}” typed the ${other.turn} turn`)
}

function requirePapers({ turn, papers }: NewPapers, agenda: Agenda, entries: readonly PaperRow[]): void {
  const shape = shapeOf(agenda)
  const typedIn = (number: number, one: PaperTurn) =>
    entries.some((entry) => entry.number === number && entry.turn === one)
  const wrong = papers.filter(
    ({ number, digits }) =>
      !isPaper(digits, shape) ||
      (turn === 'settled' && !(typedIn(number, 'first') && typedIn(number, 'second'))),
  )
  if (wrong.length === 0) return
  const numbers = wrong.map(({ number }) => number).join(', ')
  const message = `${numbers}: ${shape.departments * shape.questions} digits 1–5 or 0 each; to be settled only where typed twice`
  throw new DomainError('validation', `papers ${message}`, { fields: [{ field: 'papers', message }] })
}
