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

it('shows of two about one record the one not done, and once both are the settling one', () => {
  const twice = (isDone: boolean) => [
    { caseId: 'a', kind: 'check', isDone: true },
    { caseId: 'b', kind: 'check', isDone: false },
    { caseId: 'a', kind: 'settling', isDone },
  ]
  expect(itemAt(twice(false), 'a')?.kind).toBe('settling')
  expect(itemAt(twice(true), 'a')?.kind).toBe('settling')
  const items = twice(false)
  expect(itemAfter(items, items[2] as (typeof items)[number])?.caseId).toBe('b')
})

const after = (done: string, caseId: string) => {
  const list = items(done)
  return itemAfter(list, list.find((one) => one.caseId === caseId) as (typeof list)[number])?.caseId
}

it('goes round to what was skipped, and ends where only this one is left', () => {
  expect(after('b', 'a')).toBe('c')
  expect(after('bcd', 'd')).toBe('a')
  expect(after('bcd', 'a')).toBeUndefined()
  expect(after('abcd', 'a')).toBeUndefined()
})
