// Stepping goes to the next block below or above, and stays where there is none.
import { expect, it } from 'vitest'
import { sectionToShow } from './present.ts'

it.each([
  ['forward from the head', [0, 220, 900], 1, 1],
  ['forward from between two', [-300, -80, 600], 1, 2],
  ['back from between two', [-300, -80, 600], -1, 1],
  ['back from one that is at the top', [-300, 0, 600], -1, 0],
  ['not beyond the last', [-900, -500, 0], 1, null],
  ['not before the first', [0, 220, 900], -1, null],
  ['nowhere on an empty page', [], 1, null],
] as const)('%s', (_, tops, direction, expected) => {
  expect(sectionToShow(tops, direction)).toBe(expected)
})
