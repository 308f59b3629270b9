import { expect, it } from 'vitest'
import { draftOf, type UserDraft, userFault, wishOf } from './userDraft.ts'

const draft = (overrides: Partial<UserDraft> = {}): UserDraft => ({
  ...draftOf(null),
  ...{ username: 'wang', password: 'correct horse' },
  ...overrides,
})

it.each([
  [{ username: ' ' }, 'faultUsername'],
  [{ username: 'a b' }, 'faultUsername'],
  [{ username: '王小明' }, null],
  [{ role: 'department' as const }, 'faultUnit'],
  [{ password: 'short' }, 'faultShort'],
  [{ username: 'wangxiaoming', password: 'WangXiaoMing' }, 'faultName'],
])('an account with %o is held back by %s', (overrides, fault) => {
  expect(userFault(draft(overrides), 'add')).toBe(fault)
})

it('asks for no password where none is set, and for nothing else where only that is', () => {
  expect(userFault(draft({ password: '' }), 'edit')).toBeNull()
  expect(userFault(draft({ role: 'department' }), 'reset')).toBeNull()
})

it('sends the department with its role only, and the name of the account for a missing name', () => {
  expect(wishOf(draft({ department: 'd1' }), 'add')).toEqual({
    act: 'add',
    body: { username: 'wang', displayName: 'wang', role: 'operator', password: 'correct horse' },
  })
  expect(wishOf(draft({ department: 'd1', displayName: '王' }), 'edit')).toEqual({
    act: 'edit',
    username: 'wang',
    body: { displayName: '王', role: 'operator', department: null },
  })
})
