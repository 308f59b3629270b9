import { readdirSync, readFileSync } from 'node:fs'
import type { TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { DEFAULT_RULE_SET, PUBLISHED_RULE_SET, RECORDED_SCHEME, STANDARD_SCHEME } from '../domain/defaults.ts'
import type * as rules from '../domain/rules.ts'
import { CalendarFile, RuleSetFile, SchemeFile } from './ruleFiles.ts'

const calendars = readdirSync('fixtures/calendars').filter((name) => name.endsWith('.json'))
const faults = (schema: TSchema, value: unknown) => Compile(schema).Errors(value)

describe('the file schemas', () => {
  it('describe what the rules read', () => {
    expectTypeOf<CalendarFile>().toExtend<rules.CalendarFile>()
    expectTypeOf<RuleSetFile>().toExtend<rules.RuleSet>()
    expectTypeOf<Required<SchemeFile>>().toExtend<rules.Scheme>()
  })

  it.each(calendars)('take the calendar %s', (name) => {
    expect(faults(CalendarFile, JSON.parse(readFileSync(`fixtures/calendars/${name}`, 'utf8')))).toEqual([])
  })

  it('take the rule sets and schemes a deployment starts with', () => {
    for (const ruleSet of [DEFAULT_RULE_SET, PUBLISHED_RULE_SET]) {
      expect(faults(RuleSetFile, ruleSet)).toEqual([])
    }
    for (const scheme of [STANDARD_SCHEME, RECORDED_SCHEME]) expect(faults(SchemeFile, scheme)).toEqual([])
  })

  it('take the shortest scheme of the interface, and plain weekends', () => {
    const { id, indicators, group, credits } = STANDARD_SCHEME
    expect(faults(SchemeFile, { id, indicators, group, credits })).toEqual([])
    const weekends = { zone: 'America/New_York', years: 'all', rest: [], work: [] }
    expect(faults(CalendarFile, weekends)).toEqual([])
  })

  it.each([
    ['a calendar of no year', CalendarFile, { zone: 'Asia/Shanghai', years: [], rest: [], work: [] }],
    ['a date in words', CalendarFile, { zone: 'Asia/Shanghai', years: [2026], rest: ['1 Oct'], work: [] }],
    ['a scheme without indicators', SchemeFile, { ...STANDARD_SCHEME, indicators: [] }],
    [
      'a credit above 1',
      SchemeFile,
      { ...STANDARD_SCHEME, credits: { ...STANDARD_SCHEME.credits, satisfied: 2 } },
    ],
    [
      'an unknown grade',
      SchemeFile,
      { ...STANDARD_SCHEME, credits: { ...STANDARD_SCHEME.credits, fine: 1 } },
    ],
  ])('refuse %s', (_what, schema, file) => {
    expect(faults(schema, file)).not.toEqual([])
  })
})
