// Entry forms: which events fit, what a draft still needs, and the requests drafts become.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aTrailItem } from '#web/record/aCase.ts'
import { fittingEvents } from './fittingEvents.ts'
import { instantOfLocal, localOfInstant } from './localTime.ts'
import { caseFaults, emptyCase, newCaseOf } from './newCase.ts'
import { emptyEvent, eventFaults, eventFields, newEventOf } from './newEvent.ts'

type Type = Parameters<typeof aTrailItem>[0]['type']
const standing = (...types: readonly Type[]) =>
  fittingEvents({
    trail: ['submitted' as const, ...types].map((type) => aTrailItem({ type })),
    isVoid: false,
  })
const calls = (...reached: readonly ('yes' | 'no')[]) =>
  fittingEvents({
    isVoid: false,
    trail: [
      aTrailItem({ type: 'replied' }),
      ...reached.map((one) =>
        aTrailItem({
          type: 'called_back',
          callback: { reached: one, contacted: null, resolved: null, grade: null },
        }),
      ),
    ],
  })

describe('events that fit', () => {
  it('a new case is acknowledged, classified or dispatched, not redispatched, resumed, archived or reopened', () => {
    expect(standing()[0]).toBe('acknowledged')
    for (const type of ['redispatched', 'resumed', 'archived', 'reopened', 'called_back'] as const)
      expect(standing()).not.toContain(type)
  })
  it('a dispatched case can only be redispatched', () => {
    expect(standing('dispatched')).toContain('redispatched')
    expect(standing('dispatched')).not.toContain('dispatched')
    expect(standing('dispatched')).not.toContain('acknowledged')
  })
  it('a paused case is resumed first and not paused twice', () => {
    expect(standing('paused')[0]).toBe('resumed')
    expect(standing('paused')).not.toContain('paused')
    expect(standing('paused', 'resumed')).toContain('paused')
  })
  it('an archived case is only called back, reopened or noted; reopened it runs again', () => {
    expect(standing('replied', 'archived')).toEqual(['called_back', 'reopened', 'note'])
    expect(standing('replied', 'archived', 'reopened')).not.toContain('archived')
    expect(standing('replied', 'archived', 'reopened')).toContain('replied')
  })
  it('a callback is over at its first answer, else at the third attempt', () => {
    expect(calls('no', 'no')).toContain('called_back')
    expect(calls('no', 'no', 'no')).not.toContain('called_back')
    expect(calls('yes')).not.toContain('called_back')
  })
  it('a void case takes notes only', () => {
    expect(fittingEvents({ trail: [aTrailItem({ type: 'submitted' })], isVoid: true })).toEqual(['note'])
  })
})

describe('wall times', () => {
  it('are those of the deployment, whatever zone the browser is in', () => {
    expect(instantOfLocal('2026-09-30T15:42', 'Asia/Shanghai')).toBe('2026-09-30T15:42:00+08:00')
    expect(instantOfLocal('2026-07-01T08:00', 'America/New_York')).toBe('2026-07-01T08:00:00-04:00')
  })
  it('a text that is no time of the calendar is none', () => {
    for (const text of ['', '2026-02-31T10:00', '2026-09-30', '2026-9-30T1:2', '2026-09-30T25:00'])
      expect(instantOfLocal(text, 'Asia/Shanghai')).toBeNull()
  })
  it('come back to the minute they were written', () => {
    const minutes = fc.integer({ min: Date.UTC(2024, 0) / 60_000, max: Date.UTC(2028, 0) / 60_000 })
    fc.assert(
      fc.property(minutes, (minute) => {
        const iso = new Date(minute * 60_000).toISOString()
        const local = localOfInstant(iso, 'Asia/Shanghai')
        expect(Date.parse(instantOfLocal(local, 'Asia/Shanghai') ?? '')).toBe(minute * 60_000)
      }),
    )
  })
})

describe('a case draft', () => {
  const clock = { zone: 'Asia/Shanghai', now: '2026-09-30T18:00:00+08:00' }
  const full = { ...emptyCase('2026-09-30T17:00'), title: ' 门 ', category: 'facility', firstReceiver: 'd1' }
  it('names every field at fault', () => {
    expect(caseFaults(emptyCase('2026-09-30T17:00'), clock)).toEqual({
      title: 'required',
      category: 'required',
      firstReceiver: 'required',
    })
    expect(caseFaults({ ...full, receivedAt: '2026-09-30T18:30' }, clock)).toEqual({ receivedAt: 'future' })
    expect(caseFaults({ ...full, receivedAt: 'x', lng: '200', lat: '31' }, clock)).toEqual({
      receivedAt: 'time',
      lng: 'number',
    })
    expect(caseFaults({ ...full, lng: '121.4' }, clock)).toEqual({ lat: 'both' })
    expect(caseFaults(full, clock)).toEqual({})
  })
  it('leaves empty fields out of the request', () => {
    expect(newCaseOf({ ...full, phone: ' 138 ', lng: '121.4', lat: '31.2' }, clock.zone)).toEqual({
      channel: 'reception_window',
      receivedAt: '2026-09-30T17:00:00+08:00',
      title: '门',
      category: 'facility',
      urgency: 'ordinary',
      scope: 'unknown',
      firstReceiver: 'd1',
      phone: '138',
      position: { lng: 121.4, lat: 31.2 },
    })
  })
})

describe('an event draft', () => {
  const clock = {
    zone: 'Asia/Shanghai',
    now: '2026-09-30T18:00:00+08:00',
    receivedAt: '2026-09-30T15:42:30+08:00',
  }
  const draft = (type: Parameters<typeof emptyEvent>[0]) => emptyEvent(type, '2026-09-30T17:00', 'd1')
  it('asks for what its kind needs', () => {
    expect(eventFaults(draft('dispatched'), clock)).toEqual({ to: 'required' })
    expect(eventFaults(draft('paused'), clock)).toEqual({ reason: 'required' })
    expect(eventFaults(draft('classified'), clock)).toEqual({ category: 'required' })
    expect(eventFaults(draft('note'), clock)).toEqual({})
    expect(eventFaults({ ...draft('note'), occurredAt: '2026-09-30T15:41' }, clock)).toEqual({
      occurredAt: 'early',
    })
  })
  it('in the minute of the receipt happens at the receipt, not before it', () => {
    const same = { ...draft('acknowledged'), occurredAt: '2026-09-30T15:42' }
    expect(eventFaults(same, clock)).toEqual({})
    expect(newEventOf(same, clock).occurredAt).toBe(clock.receivedAt)
  })
  it('sends answers only of somebody who was reached', () => {
    const called = { ...draft('called_back'), resolved: 'no' as const, grade: 'satisfied' as const }
    expect(newEventOf(called, clock)).toMatchObject({ reached: 'yes', resolved: false, grade: 'satisfied' })
    expect(newEventOf({ ...called, reached: 'no' }, clock)).toEqual({
      type: 'called_back',
      occurredAt: '2026-09-30T17:00:00+08:00',
      department: 'd1',
      reached: 'no',
    })
    expect(eventFields({ type: 'called_back', reached: 'no' })).toEqual([
      'occurredAt',
      'reached',
      'department',
      'text',
    ])
  })
})
