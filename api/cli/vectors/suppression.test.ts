import { expect, test } from 'vitest'
import { wholeSet } from '#api/test/sharedVectors.ts'
import { recheck } from './recheck.ts'
import type { Fields } from './shape.ts'

const FILES = ['suppression_attack', 'release_differencing'].flatMap((name) =>
  wholeSet<Fields>(`privacy/${name}.json`),
)

if (FILES.length > 0) {
  test.each(FILES)('%s: everything passes', (_, file) => {
    expect(recheck(file).filter(({ outcome }) => outcome !== 'passed')).toEqual([])
  })
}

test('each shape is known, and a wrong expectation fails', () => {
  const outcomes = (vector: object) => recheck({ vectors: [vector] }).map(({ outcome }) => outcome)
  const releases = { k: 5, releaseA: [13, 8], releaseB: [13, 11], leakingCells: [1] }
  expect(outcomes(releases)).toEqual(['passed'])
  expect(outcomes({ ...releases, leakingCells: [] })).toEqual(['failed'])
  // Under k a cell is not shown, so that nothing is learnt by comparing it.
  expect(outcomes({ ...releases, releaseA: [13, 4], releaseB: [13, 6], leakingCells: [] })).toEqual([
    'passed',
  ])
  const table = {
    k: 5,
    ...{
      table: [
        [20, 3],
        [8, 19],
      ],
      mask: [
        [0, 1],
        [0, 0],
      ],
    },
    ...{ bounds: [[0, 1, 3, 3]], safe: false },
  }
  expect(outcomes(table)).toEqual(['passed'])
  expect(outcomes({ ...table, safe: true })).toEqual(['failed'])
  expect(outcomes({ ...table, bounds: [[0, 1, 0, 3]] })).toEqual(['failed'])
})
