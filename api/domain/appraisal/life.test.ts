// Steps of an appraisal, deciding objections, working-day deadlines, and the checks before freezing.
import { describe, expect, it } from 'vitest'
import { APPRAISAL_STATES, codes } from '#db/vocabulary.ts'
import { buildCalendar } from '../time/calendar.ts'
import { checksOf, stopping } from './checks.ts'
import { decide, stateOf, workingDaysAfter } from './objections.ts'
import { mayTake, requireStep, type Step, stateAfter, stepsOpen } from './states.ts'

describe('a step', () => {
  it.each<[Step, Partial<Record<string, string>>]>([
    ['freeze', { open: 'frozen', frozen: 'frozen' }],
    ['open_objections', { frozen: 'objection' }],
    ['publish', { objection: 'published' }],
    ['supersede', { published: 'frozen' }],
  ])('%s leads on from its own states only', (step, leads) => {
    for (const state of codes(APPRAISAL_STATES)) {
      expect(stateAfter(step, { state, version: 1 }), state).toBe(leads[state] ?? null)
    }
  })

  it('may publish a correction that was not opened to objections, but no first version', () => {
    expect(stateAfter('publish', { state: 'frozen', version: 2 })).toBe('published')
    expect(() => requireStep('publish', { state: 'frozen', version: 1 })).toThrow(
      expect.objectContaining({ code: 'appraisal_state' }),
    )
  })

  it('belongs to one role: the operator prepares, the leader publishes', () => {
    expect(mayTake('publish', 'leader')).toBe(true)
    expect(mayTake('publish', 'operator')).toBe(false)
    expect(stepsOpen({ state: 'frozen', version: 1 }, 'operator')).toEqual(['freeze', 'open_objections'])
    expect(stepsOpen({ state: 'objection', version: 1 }, 'leader')).toEqual(['publish'])
    expect(stepsOpen({ state: 'objection', version: 1 }, null)).toEqual([])
  })
})

describe('an objection', () => {
  const by = (name: string, verdict: 'accept' | 'reject') => ({ by: name, verdict })

  it('is decided by the first verdict that two different people share', () => {
    expect(stateOf([])).toBe('submitted')
    expect(stateOf([by('a', 'accept')])).toBe('submitted')
    expect(stateOf([by('a', 'accept'), by('b', 'accept')])).toBe('accepted')
    expect(stateOf([by('a', 'accept'), by('b', 'reject')])).toBe('submitted')
    expect(stateOf([by('a', 'accept'), by('b', 'reject'), by('c', 'reject')])).toBe('rejected')
    expect(stateOf([by('a', 'accept'), by('a', 'accept')])).toBe('submitted')
  })

  it('is not decided twice by one person, nor once it is decided', () => {
    expect(() => decide([by('a', 'accept')], by('a', 'reject'))).toThrow(
      expect.objectContaining({ code: 'same_decider' }),
    )
    expect(() => decide([by('a', 'accept'), by('b', 'accept')], by('c', 'reject'))).toThrow(
      expect.objectContaining({ code: 'appraisal_state' }),
    )
  })
})

describe('a window of working days', () => {
  const calendar = buildCalendar({
    zone: 'Asia/Shanghai',
    years: [2026],
    rest: ['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'],
    work: ['2026-10-10'],
  })

  it('ends at the last moment of the N-th working day, holidays skipped and make-up days counted', () => {
    const from = Date.parse('2026-09-30T10:00:00+08:00')
    const end = (days: number) => new Date(workingDaysAfter(from, days, calendar)).toISOString()
    expect(end(1)).toBe('2026-10-08T15:59:59.999Z')
    expect(end(3)).toBe('2026-10-10T15:59:59.999Z')
  })
})

describe('the checks', () => {
  const facts = {
    ...{ isOver: true, importsRunning: 0, missing: [], received: 100, unlocated: 0, importedLate: 0 },
    ...{ clocks: 80, provisional: 0, notRanked: [], departments: 5, partsSince: [] },
  }

  it('pass where there is nothing to see', () => {
    expect(checksOf(facts).every(({ level }) => level === 'passed')).toBe(true)
  })

  it('stop only an unfinished period and a running import', () => {
    const all = {
      ...facts,
      unlocated: 6,
      importedLate: 3,
      provisional: 2,
      missing: [{ id: 'a', name: '甲' }],
    }
    expect(stopping(checksOf(all))).toEqual([])
    expect(
      checksOf(all)
        .filter(({ level }) => level === 'attention')
        .map(({ check }) => check),
    ).toEqual([...['missing_departments', 'unlocated', 'late_imports', 'provisional_deadlines']])
    const stopped = stopping(checksOf({ ...facts, isOver: false, importsRunning: 2 }))
    expect(stopped.map(({ check, count }) => [check, count])).toEqual([
      ['period_unfinished', 1],
      ['import_running', 2],
    ])
  })
})
