// Points of checks the public is told: only those that rest on verdicts over at least k cases, and no total that would tell the others.
import { expect, it } from 'vitest'
import { sample } from '#db/schema/sample.ts'
import type { Snapshot } from '../../domain/appraisal/snapshot.ts'
import { buildDeployment } from '../../test/buildDeployment.ts'
import { LAST_MS, randomCases } from '../../test/randomCases.ts'
import { contextOf } from '../context.ts'
import { publicPoints } from './publicPoints.ts'

const context = contextOf(buildDeployment(randomCases(5, 1), LAST_MS), LAST_MS)
for (const [i, checked] of [6, 7, 2].entries()) handIn(`2026-Q3-0${i}`, checked, i)

/** A batch with so many verdicts over cases of p01, of which twice as many were asked about. */
function handIn(drawId: string, checked: number, atMs: number): void {
  const upheld = { value: 0.5, variance: 0.01, effectiveN: checked, den: checked }
  const units = [{ department: { id: 'p01' }, result: { asked: 2 * checked, upheld } }]
  context.db.drizzle
    .insert(sample)
    .values({
      ...{
        streetId: context.street.id,
        drawId,
        period: '2026-Q3',
        state: 'submitted',
        plan: '{"filters":{}}',
        design: '{}',
      },
      ...{ frameHash: '00', frameSize: 50, sampleSize: 2 * checked, asOfMs: 0, frozenBy: 'a', frozenAtMs: 0 },
      ...{ draw: '{}', drawnBy: 'a', drawnAtMs: 0, submittedBy: 'a', submittedAtMs: atMs },
      ...{ result: JSON.stringify({ v: 1, units }), resultHash: '00' },
    })
    .run()
}

it('counts verdicts, not records asked about, of every batch the frozen points were made of', () => {
  const told = (batches: number, publicK = 5) => {
    const receipts = Array.from({ length: batches }, () => '/cases')
    const supervision = { p01: { value: 50, variance: 1, receipts }, p02: null }
    const snapshot = {
      rule: { supervision, council: {} },
      period: { id: '2026-Q3' },
      ruleSets: [{ publicK }],
    }
    return publicPoints(context, snapshot as unknown as Snapshot).supervision
  }
  const points = [{ department: 'p01', points: 50 }]
  expect(told(1)).toEqual(points)
  expect(told(2)).toEqual(points)
  expect(told(2, 7)).toEqual([])
  // The third gave two verdicts: all three less the first two would tell them.
  expect(told(3)).toEqual([])
})
