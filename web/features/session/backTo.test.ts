// A sign-in never leads off the site.
import { expect, it } from 'vitest'
import { backTo } from './backTo.ts'

it.each([
  ['/rank?period=2026-Q3', '/rank?period=2026-Q3'],
  [undefined, '/'],
  ['https://evil.example/', '/'],
  ['//evil.example/', '/'],
  ['/\\evil.example', '/'],
  ['/login?back=/login', '/'],
])('%s leads to %s', (wanted, to) => {
  expect(backTo(wanted)).toBe(to)
})
