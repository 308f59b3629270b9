// Labels never stand on one another, and the important ones stay.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Label, LINE_HEIGHT, placeLabels, textWidth } from './placeLabels.ts'

const label = (overrides: Partial<Label>): Label => ({
  x: 0,
  y: 0,
  lines: ['北苑', '96'],
  size: 14,
  className: 'name',
  priority: 0,
  ...overrides,
})

it('a name without room loses its figure first, then becomes its number, then is left out', () => {
  const first = label({})
  expect(placeLabels([first, label({ y: 30, priority: 1, instead: '2' })]).map(({ lines }) => lines)).toEqual(
    [['北苑', '96'], ['北苑']],
  )
  expect(
    placeLabels([first, label({ x: 29, priority: 1, instead: '2' })]).map(({ lines, isNumber }) => [
      lines,
      isNumber,
    ]),
  ).toEqual([
    [['北苑', '96'], false],
    [['2'], true],
  ])
  expect(placeLabels([first, label({ x: 2, priority: 1, instead: '2' })])).toHaveLength(1)
})

it('no two placed labels overlap, in whatever order they come, and the first by priority is there', () => {
  const labels = fc.array(
    fc.record({
      x: fc.integer({ min: 0, max: 300 }),
      y: fc.integer({ min: 0, max: 300 }),
      priority: fc.integer(),
    }),
    { minLength: 1, maxLength: 30 },
  )
  fc.assert(
    fc.property(labels, (places) => {
      const placed = placeLabels(places.map(label))
      const boxes = placed.map(({ x, y, lines, size }) => {
        const [wide, tall] = [
          Math.max(...lines.map((line) => textWidth(line, size))),
          lines.length * size * LINE_HEIGHT,
        ]
        return { left: x - wide / 2, right: x + wide / 2, top: y - tall / 2, bottom: y + tall / 2 }
      })
      for (const [i, a] of boxes.entries())
        for (const b of boxes.slice(i + 1))
          expect(a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom).toBe(false)
      const least = Math.min(...places.map(({ priority }) => priority))
      expect(placed[0]?.priority).toBe(least)
    }),
  )
})
