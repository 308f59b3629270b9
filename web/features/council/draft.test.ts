import { expect, it } from 'vitest'
import type { Council } from '#api/contract/councils.ts'
import { aCouncil } from '#web/test/aCouncil.ts'
import { bodyOf, draftOf, earlier, withInvited } from './draft.ts'

const ZONE = 'Asia/Shanghai'

it('a stored agenda comes back from its form as it was, its time in the street’s zone', () => {
  const council: Council = aCouncil()
  const draft = draftOf(council, ZONE)
  expect(draft.heldAt).toBe('2026-12-20T14:00')
  const { period, title, place, questions, invited, quorum } = council
  expect(bodyOf(draft, ZONE)).toEqual({
    ...{ period, title, place, questions, invited, quorum },
    departments: ['d1', 'd2'],
    heldAt: '2026-12-20T06:00:00.000Z',
  })
})

it('a department goes one place ahead; the first and strangers stay', () => {
  expect(earlier(['a', 'b', 'c'], 'c')).toEqual(['a', 'c', 'b'])
  expect(earlier(['a', 'b'], 'a')).toEqual(['a', 'b'])
  expect(earlier(['a', 'b'], 'x')).toEqual(['a', 'b'])
})

it('the usual quorum follows the invited, a chosen one stays', () => {
  const draft = draftOf(aCouncil(), ZONE)
  expect(withInvited({ ...draft, invited: '60', quorum: '40' }, '30')).toEqual({
    invited: '30',
    quorum: '20',
  })
  expect(withInvited({ ...draft, invited: '60', quorum: '45' }, '30')).toEqual({ invited: '30' })
  expect(withInvited({ ...draft, invited: '60', quorum: '40' }, '')).toEqual({ invited: '' })
})
