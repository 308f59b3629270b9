// Which record is on the desk, and which comes after it.
import { expect, it } from 'vitest'
import { itemAfter, itemAt } from './next.ts'

const items = (done: string) => [...'abcd'].map((caseId) => ({ caseId, isDone: done.includes(caseId) }))

it('is the one asked for, else the first that is not done, else the first', () => {
  expect(itemAt(items('ab'), 'b')?.caseId).toBe('b')
  expect(itemAt(items('ab'), undefined)?.caseId).toBe('c')
  expect(itemAt(items('ab'), 'gone')?.caseId).toBe('c')
  expect(itemAt(items('abcd'), undefined)?.caseId).toBe('a')
  expect(itemAt([], 'a')).toBeUndefined()
})

it('goes round to what was skipped, and ends where only this one is left', () => {
  expect(itemAfter(items('b'), 'a')?.caseId).toBe('c')
  expect(itemAfter(items('bcd'), 'd')?.caseId).toBe('a')
  expect(itemAfter(items('bcd'), 'a')).toBeUndefined()
  expect(itemAfter(items('abcd'), 'a')).toBeUndefined()
})
