// Kept views: by name, newest first, and never an address outside the app.
import { afterEach, expect, it } from 'vitest'
import { MOST_VIEWS, parseViews, removeView, saveView } from './savedViews.ts'

const kept = () => JSON.parse(localStorage.getItem('pingyi.views') ?? '[]')
afterEach(() => {
  for (const { name } of kept()) removeView(name)
})

it('a name is kept once, with its latest address, before older ones', () => {
  saveView({ name: '物业超期', href: '/sla?by=x' })
  saveView({ name: '季度', href: '/rank?period=2026-Q3' })
  saveView({ name: ' 物业超期 ', href: '/sla?group=property' })
  saveView({ name: '  ', href: '/' })
  expect(kept()).toEqual([
    { name: '物业超期', href: '/sla?group=property' },
    { name: '季度', href: '/rank?period=2026-Q3' },
  ])
  removeView('季度')
  expect(kept()).toHaveLength(1)
})

it('the oldest goes when there are too many', () => {
  for (let i = 0; i <= MOST_VIEWS; i++) saveView({ name: `v${i}`, href: '/' })
  expect(kept()).toHaveLength(MOST_VIEWS)
  expect(kept()[0].name).toBe(`v${MOST_VIEWS}`)
})

it.each([
  [null, 0],
  [{ name: 'a', href: '/' }, 0],
  [[{ name: 'a', href: '/rank' }], 1],
  [
    [
      { name: 'a', href: '//elsewhere' },
      { name: 'b', href: 'https://elsewhere' },
      { name: 'c', href: '/\\x' },
    ],
    0,
  ],
  [[{ name: 1, href: '/' }, null, 'x', { href: '/' }, { name: '', href: '/' }], 0],
])('of %j %i are views', (value, count) => {
  expect(parseViews(value)).toHaveLength(count)
})
