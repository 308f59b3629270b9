import { Type } from 'typebox'
import { describe, expect, it } from 'vitest'
import { CasesQuery, NewCase } from '../contract/cases.ts'
import { DomainError } from '../domain/errors.ts'
import { validatorCompiler } from './validation.ts'

const compile = (schema: Parameters<typeof validatorCompiler>[0]['schema'], httpPart: string) =>
  validatorCompiler({ schema, httpPart, method: 'GET', url: '/' })
const query = compile(CasesQuery, 'querystring')
const body = compile(NewCase, 'body')

function fieldsOf(result: unknown): string[] {
  const { error } = result as { error?: unknown }
  return error instanceof DomainError ? (error.fields ?? []).map(({ field }) => field) : []
}

describe('an address', () => {
  it('may give one value of a list alone', () => {
    expect(query({ urgency: 'urgent', department: ['1', '2'], limit: '5' })).toEqual({
      value: { urgency: ['urgent'], department: ['1', '2'], limit: 5 },
    })
  })

  it('keeps texts that look like numbers as texts', () => {
    expect(query({ department: '0070', period: '2026' })).toEqual({
      value: { department: ['0070'], period: '2026' },
    })
  })

  it.each([
    ['an unknown name', { departmnt: 'd1' }, ['departmnt']],
    ['a value outside its list', { urgency: ['urgent', 'soon'] }, ['urgency.1']],
    ['a broken number', { limit: '5.7' }, ['limit']],
    ['an empty number', { limit: '' }, ['limit']],
    ['a number too great', { limit: '501' }, ['limit']],
    ['a single value given twice', { period: ['2026', '2025'] }, ['period']],
    ['several faults', { limit: 'x', scope: 'moon', foo: '1' }, ['foo', 'scope.0', 'limit']],
  ])('with %s is refused and the field named', (_what, given, fields) => {
    expect(fieldsOf(query(given)).sort()).toEqual(fields.sort())
  })

  it('has its yes and no read', () => {
    const flag = compile(Type.Object({ on: Type.Boolean() }), 'querystring')
    expect(flag({ on: 'true' })).toEqual({ value: { on: true } })
    expect(fieldsOf(flag({ on: '1' }))).toEqual(['on'])
  })
})

describe('a body', () => {
  it('is taken as it is: null is no zero, a text no number', () => {
    const fields = fieldsOf(body({ position: { lng: null, lat: '39.9' } }))
    expect(fields).toContain('position.lng')
    expect(fields).toContain('position.lat')
  })

  it('names what is missing and what is too much, also inside', () => {
    const fields = fieldsOf(body({ channel: 'pigeon', position: { lng: 1, lat: 2, height: 3 } }))
    expect(fields).toEqual(expect.arrayContaining(['channel', 'receivedAt', 'position.height']))
  })

  it('that is absent is refused', () => {
    expect(fieldsOf(body(null))).toEqual([''])
  })
})
