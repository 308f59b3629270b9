import { describe, expect, it } from 'vitest'
import { codes, ROLES } from '#db/vocabulary.ts'
import { type Action, CALLERS, POLICY, rolesThatMay, scopeOf } from './policy.ts'

const actions = Object.keys(POLICY) as Action[]

describe('the policy', () => {
  it('lets nobody do anything but what is public', () => {
    expect(actions.filter((action) => scopeOf(action, 'nobody') !== null)).toEqual(['public'])
  })

  it('lets somebody on this machine read and nothing else', () => {
    expect(actions.filter((action) => scopeOf(action, 'machine') !== null)).toEqual([
      'public',
      'read',
      'readObjections',
      'readSignals',
    ])
  })

  it('lets a public screen see what is public and itself', () => {
    expect(actions.filter((action) => scopeOf(action, 'screen') !== null)).toEqual(['public', 'screen'])
  })

  it('lets the holder of a slip see what is public and cast its ballot', () => {
    expect(actions.filter((action) => scopeOf(action, 'ballot') !== null)).toEqual(['public', 'vote'])
    expect(CALLERS.filter((caller) => scopeOf('vote', caller) !== null)).toEqual(['ballot'])
  })

  it('holds a department to its own objections and rectification', () => {
    for (const action of ['readObjections', 'object', 'rectify', 'account'] as const) {
      expect(scopeOf(action, 'department'), action).toBe('own')
    }
    expect(scopeOf('write', 'department')).toBeNull()
  })

  it('keeps preparing, approving and administering in different hands', () => {
    expect([rolesThatMay('prepare'), rolesThatMay('approve'), rolesThatMay('administer')]).toEqual([
      ['operator'],
      ['leader'],
      ['admin'],
    ])
  })

  it('names roles only where a page asks who may', () => {
    expect(rolesThatMay('read')).toEqual(codes(ROLES))
    expect(rolesThatMay('screen')).toEqual([])
  })
})
