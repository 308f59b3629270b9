// A result counts where a frozen total names it; else the state of the quarter says what it takes.
import { expect, it } from 'vitest'
import { countingOf } from './counting.ts'

type Standing = Parameters<typeof countingOf>[0][number]

const standing = (state: Standing['state'], receipts: string[], behind: number) =>
  ({
    state,
    checks: [{ check: 'parts_since', level: 'attention', count: behind, of: 2, departments: [] }],
    snapshot: { groups: [{ rows: [{ parts: [{ part: 'council', receipts }, { part: 'score' }] }] }] },
  }) as unknown as Standing

const isIt = (address: string) => address === '/councils/7'

it.each([
  ['nothing frozen', [], 'atFreeze'],
  ['named', [standing('published', ['/councils/7'], 0)], 'counted'],
  ['another council named', [standing('frozen', ['/councils/77'], 1)], 'refreeze'],
  ['opened without it', [standing('objection', [], 1)], 'correction'],
  ['published without it', [standing('published', [], 1)], 'correction'],
  ['of no scored department', [standing('published', [], 0)], null],
  [
    'named by one scheme of two',
    [standing('frozen', ['/councils/7'], 0), standing('frozen', [], 1)],
    'refreeze',
  ],
] as const)('%s', (_, standings, counting) => {
  expect(countingOf(standings, isIt)).toBe(counting)
})
