// Which verdicts of a case differ between the facts it has and those it would have.
import type { ClockRow } from '#db/facts/factRows.ts'
import type { EpochMs } from '#db/units.ts'
import type { ClockKind } from '#db/vocabulary.ts'
import type { ClockVerdict } from '../../contract/rules.ts'

/** A clock as of an instant: when it is due (null = paused, or there is none) and how it stands. */
export interface ClockState {
  readonly dueMs: EpochMs | null
  readonly verdict: ClockVerdict
}

export interface ClockChange {
  readonly caseKey: number
  readonly clock: ClockKind
  readonly from: ClockState
  readonly to: ClockState
}

const NONE: ClockState = { dueMs: null, verdict: 'none' }

/**
 * The clocks of one case whose deadline or verdict as of an instant differs, by kind and round. Clocks of a void case
 * count nowhere and change nothing; what happened after the instant is unknown to it.
 */
export function changedClocks(
  before: readonly ClockRow[],
  after: readonly ClockRow[],
  asOfMs: EpochMs,
): ClockChange[] {
  const old = statesAt(before, asOfMs)
  const now = statesAt(after, asOfMs)
  const units = [...new Set([...old.keys(), ...now.keys()])]
  return units.flatMap((unit) => {
    const from = old.get(unit)
    const to = now.get(unit)
    const row = to ?? from
    if (row === undefined) return []
    const change = { caseKey: row.caseKey, clock: row.clock, from: stateOf(from), to: stateOf(to) }
    const isSame = change.from.dueMs === change.to.dueMs && change.from.verdict === change.to.verdict
    return isSame ? [] : [change]
  })
}

type Standing = ClockState & { readonly caseKey: number; readonly clock: ClockKind }

const stateOf = (standing: Standing | undefined): ClockState =>
  standing === undefined ? NONE : { dueMs: standing.dueMs, verdict: standing.verdict }

function statesAt(rows: readonly ClockRow[], asOfMs: EpochMs): Map<number, Standing> {
  const states = new Map<number, Standing>()
  for (const row of rows) {
    if (row.validFromMs > asOfMs || row.validToMs <= asOfMs || row.isVoid === 1) continue
    const { caseKey, unit, atMs: dueMs } = row
    const clock = row.clock === 0 ? 'acknowledge' : 'reply'
    states.set(unit, { caseKey, clock, dueMs, verdict: verdictOf(row, asOfMs) })
  }
  return states
}

function verdictOf({ atMs: dueMs, doneMs }: ClockRow, asOfMs: EpochMs): ClockVerdict {
  if (dueMs === null) return 'paused'
  if (doneMs !== null && doneMs <= asOfMs) return doneMs <= dueMs ? 'met' : 'breached'
  return asOfMs > dueMs ? 'breached' : 'running'
}

export const hasOtherVerdict = ({ from, to }: ClockChange): boolean => from.verdict !== to.verdict
