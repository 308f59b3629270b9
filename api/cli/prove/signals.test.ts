import { expect, test } from 'vitest'
import { quarterOf, TACTICS } from './gaming.ts'
import { randomFor } from './random.ts'
import { proveSignals } from './signals.ts'

test('at a twentieth of its size every figure clears its bar', () => {
  const proof = proveSignals(0.05)
  expect(proof.figures.filter(({ passed }) => !passed)).toEqual([])
  expect(proof.figures.map(({ id }) => id)).toEqual([
    'planted_found',
    ...TACTICS.map((tactic) => `found_${tactic}`),
    'false_questions',
    'clean_quarters_asked',
  ])
}, 120_000)

test('a tenth of the cases is gamed, and nothing else than the tactic differs', () => {
  const street = (tactic: 'exemptions' | null) =>
    quarterOf([{ id: 'a', group: 'g', cases: 1000, tactic }], randomFor('test', 1))
  const [gamed, clean] = [street('exemptions'), street(null)]
  const counted = ({ exemptions }: typeof clean) => exemptions.filter(({ isCounted }) => isCounted).length
  expect(counted(clean)).toBeGreaterThan(15)
  expect(counted(clean)).toBeLessThan(50)
  expect(counted(gamed) - counted(clean)).toBeGreaterThan(70)
  expect(gamed.exemptions).toHaveLength(1000)
  expect(gamed.reopenings).toHaveLength(1000)
})
