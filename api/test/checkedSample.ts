// A drawn sample whose records are checked and visited, for tests of what comes out: rows as the inspectors' pages leave them.
import type { Db } from '#db/open.ts'
import { recordCheck, visitAttempt } from '#db/schema/sample.ts'
import type { CheckTurn, CheckVerdict, Grade, Reached, ResolvedAnswer } from '#db/vocabulary.ts'
import type { Sample } from '../contract/samples.ts'
import { SAMPLE_NOW } from './drawnSample.ts'

export interface Drawn {
  readonly test: { readonly db: Db }
  readonly sample: Pick<Sample, 'id' | 'records'>
}

/** An entry of the six items: all upheld but evidence. */
export function check(
  { test, sample }: Drawn,
  caseId: string,
  { turn = 'first', evidence = 'upheld' }: { turn?: CheckTurn; evidence?: CheckVerdict } = {},
): void {
  const upheld = 'upheld' as const
  test.db.drizzle
    .insert(recordCheck)
    .values({
      ...{ sampleId: sample.id, caseId, turn, by: 'supervisor', evidence },
      ...{ trueTimes: upheld, substantiveReply: upheld, firstReceiver: upheld },
      ...{ archiving: upheld, attitude: upheld, note: '', version: 1, savedAtMs: SAMPLE_NOW },
    })
    .run()
}

export interface Answer {
  readonly reached?: Reached
  readonly resolved?: ResolvedAnswer | null
  readonly grade?: Grade | null
}

/** One attempt after the other. */
export function visit({ test, sample }: Drawn, caseId: string, ...attempts: readonly Answer[]): void {
  for (const [i, { reached = 'yes', resolved = null, grade = null }] of attempts.entries()) {
    test.db.drizzle
      .insert(visitAttempt)
      .values({
        ...{ sampleId: sample.id, caseId, attempt: i + 1, by: 'supervisor', atMs: SAMPLE_NOW + i },
        ...{ reached, resolved, grade },
      })
      .run()
  }
}

const GRADES_BY_TURN = ['very_satisfied', 'satisfied', 'basically_satisfied', 'dissatisfied', null] as const

/**
 * Checks and visits every record: of each seven the seventh is not upheld; of each five the first says “not resolved”, the third does
 * not answer three times. Double checks agree.
 */
export function checkAll(drawn: Drawn): void {
  const doubled = new Set(
    drawn.test.db.sqlite
      .prepare('SELECT case_id FROM sample_record WHERE sample_id = ? AND second IS NOT NULL')
      .pluck()
      .all(drawn.sample.id)
      .map(String),
  )
  for (const [i, { caseId }] of drawn.sample.records.entries()) {
    const evidence = i % 7 === 6 ? 'not_upheld' : 'upheld'
    check(drawn, caseId, { evidence })
    if (doubled.has(caseId)) check(drawn, caseId, { turn: 'second', evidence })
    const grade = GRADES_BY_TURN[i % 5] ?? null
    if (i % 5 === 2) visit(drawn, caseId, { reached: 'no' }, { reached: 'no' }, { reached: 'no' })
    else visit(drawn, caseId, { resolved: i % 5 === 0 ? 'no' : 'yes', grade })
  }
}
