// Residents' councils counted again from their ballots: whoever changes one after the sealing changes what it gives.
import type { Sqlite } from '#db/open.ts'
import { listActsOf } from '#db/queries/checkActs.ts'
import { type StoredCouncil, storedCouncils } from '#db/queries/storedCouncils.ts'
import { countBallots } from '../../domain/council/count.ts'
import { type Json, jcs } from '../../domain/trail/jcs.ts'
import type { StoredResult } from '../council/councilView.ts'
import type { Problems } from './trailReport.ts'

/**
 * Adds a problem for each council with other ballots than its stored result was counted from, more or fewer by slip than slips used, or of
 * another quarter than was sealed. Before the sealing nobody can tell what stands on a ballot, so that a changed one is not found.
 */
export function compareCouncils(sqlite: Sqlite, problems: Problems): void {
  const sealed = new Map(listActsOf(sqlite, ['council_sealed']).map((act) => [act.council, act]))
  for (const council of storedCouncils(sqlite)) {
    const act = sealed.get(council.id)
    const { id, period, state } = council
    const [from, to] = act === undefined ? [0, 0] : [act.seq, act.seq + 1]
    const add = (detail: string) =>
      problems.add({ kind: 'council', from, to, detail: `the council ${id} ${detail}` })
    // Ending a session unsealed drops its ballots and leaves its slips.
    const isDropped = state === 'closed' && council.result === null
    if (!isDropped && council.phone.length !== council.used)
      add(`has ${council.phone.length} ballots by slip, ${council.used} slips were used`)
    if (act?.period !== undefined && act.period !== period)
      add(`is of ${period}, sealed for ${String(act.period)}`)
    if (council.result !== null && !isCountedSo(council, council.result))
      add('has other ballots than its result was counted from')
  }
}

function isCountedSo(council: StoredCouncil, result: string): boolean {
  try {
    const stored = JSON.parse(result) as StoredResult
    return jcs(recounted(council, stored.credits)) === jcs(numbersOf(stored))
  } catch {
    return false
  }
}

function recounted(council: StoredCouncil, credits: StoredResult['credits']): Json {
  const { departments, questions, phone, papers, used, quorum, attended, issued } = council
  const shape = { departments: departments.length, questions: (JSON.parse(questions) as string[]).length }
  const { standing, unsettled: _, tallies, ...ballots } = countBallots({ phone, papers }, shape, credits)
  return {
    isValid: (attended ?? 0) >= quorum,
    ballots: { issued, returned: used + standing, ...ballots },
    departments:
      tallies?.map(({ n, counts, sum, squares }, i) => ({
        ...{ id: departments[i] ?? '', n, sum: rounded(sum), squares: rounded(squares) },
        counts: counts.map((row) => [...row]),
      })) ?? null,
  }
}

const numbersOf = ({ isValid, ballots, departments }: StoredResult): Json => ({
  isValid,
  ballots: { ...ballots },
  departments:
    departments?.map(({ department, n, sum, squares, counts }) => ({
      ...{ id: department.id, n, sum: rounded(sum), squares: rounded(squares) },
      counts: counts.map((row) => [...row]),
    })) ?? null,
})

/** Sums of credits in another order differ by less. */
const rounded = (sum: number): number => Math.round(sum * 1e9) / 1e9
