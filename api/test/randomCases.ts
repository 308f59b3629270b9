// Random but lawful cases of one spring, for laws that hold of every deployment.
import fc from 'fast-check'
import type { CaseEvent } from '../domain/case.ts'
import { PUBLISHED_RULE_SET } from '../domain/defaults.ts'
import { HOUR_MS } from '../domain/time/zone.ts'
import { TEST_DEPARTMENTS, type TestCase } from './buildDeployment.ts'

/** 2026-03-29T08:00+08:00; cases are received over the 90 days that follow and run up to 40 more. */
export const FIRST_MS = Date.UTC(2026, 2, 29)
export const LAST_MS = FIRST_MS + 130 * 24 * HOUR_MS

const department = fc.constantFrom(...TEST_DEPARTMENTS)

const laterEvent = fc.oneof(
  fc.record({
    type: fc.constantFrom('dispatched', 'redispatched'),
    data: fc.record({ to: department }),
    department,
  }),
  fc.record({
    type: fc.constantFrom('acknowledged', 'followed_up', 'replied', 'replied', 'resumed', 'note'),
    data: fc.constant({}),
    department,
  }),
  fc.record({
    type: fc.constant('archived'),
    data: fc.record({ outcome: fc.constantFrom('resolved', 'unresolved', 'invalid', null) }),
  }),
  fc.record({
    type: fc.constantFrom('paused', 'reopened'),
    data: fc.record({ reason: fc.constant(null) }),
  }),
  fc.record({
    type: fc.constant('classified'),
    data: fc
      .record({ urgency: fc.constantFrom('urgent', 'ordinary'), category1: fc.constantFrom('a', 'b') })
      .map((changed) => ({ ...changed, category2: null })),
  }),
  fc.record({
    type: fc.constantFrom('excluded', 'reinstated'),
    data: fc.record({ ground: fc.constant('duplicate') }),
  }),
  fc.record({
    type: fc.constant('called_back'),
    data: fc.record({
      reached: fc.constantFrom('yes', 'yes', 'no', 'refused'),
      contacted: fc.constant(true),
      resolved: fc.constantFrom(true, false, null),
      grade: fc.constantFrom('satisfied', 'basically_satisfied', 'dissatisfied', null),
    }),
  }),
)

const hoursLater = fc.integer({ min: 0, max: 40 * 24 })
const recordedLater = fc.constantFrom(null, 0, 30)

const place = fc.oneof(
  fc.record({
    communityKey: fc.constantFrom(1, 2, null),
    cellX: fc.integer({ min: -3, max: 20 }),
    cellY: fc.integer({ min: -3, max: 12 }),
  }),
  fc.constant({ communityKey: 3, cellX: null, cellY: null }),
  fc.constant({ communityKey: null, cellX: null, cellY: null }),
)

const oneCase = fc
  .record({
    startHour: fc.integer({ min: 0, max: 90 * 24 }),
    attributes: fc.record({
      channel: fc.constantFrom('app', 'phone', 'patrol', 'unknown'),
      category1: fc.constantFrom('a', 'b'),
      category2: fc.constantFrom(null, 'a.x'),
      urgency: fc.constantFrom('ordinary', 'urgent'),
      scope: fc.constantFrom('household', 'building'),
      firstReceiver: department,
      community: fc.constant(null),
    }),
    isPublished: fc.boolean(),
    later: fc.array(fc.tuple(laterEvent, hoursLater, recordedLater), { maxLength: 9 }),
    place,
    title: fc.constantFrom('楼前路灯不亮', '100%漏水', '电梯_停运', null),
  })
  .map(({ startHour, attributes, isPublished, later, ...rest }) => {
    const receivedAtMs = FIRST_MS + startHour * HOUR_MS
    // A sub-item stands under its own first level.
    const category2 = attributes.category1 === 'a' ? attributes.category2 : null
    const common = { recordedAtMs: null, enteredAtMs: FIRST_MS, actor: null, department: null }
    const due = isPublished && startHour % 3 > 0 ? { publishedDueAtMs: receivedAtMs + 50 * HOUR_MS } : {}
    const published = isPublished ? { publishedDueAtMs: null, ...due } : {}
    const submitted = {
      ...common,
      recordedAtMs: receivedAtMs,
      type: 'submitted',
      occurredAtMs: receivedAtMs,
      data: { ...attributes, category2, ...published, receivedAtMs },
    }
    const events = later.map(([event, hours, recorded]) => ({
      ...common,
      ...event,
      occurredAtMs: receivedAtMs + hours * HOUR_MS,
      recordedAtMs: recorded === null ? null : receivedAtMs + (hours + recorded) * HOUR_MS,
    }))
    const trail = [submitted, ...events] as CaseEvent[]
    return { ...rest, events: trail, ...(isPublished ? { rules: PUBLISHED_RULE_SET } : {}) }
  })

/** The same cases for the same seed; numbers are `N1`, `N2` … */
export function randomCases(count: number, seed: number): TestCase[] {
  return fc.sample(oneCase, { numRuns: count, seed }).map((one, i) => ({ ...one, number: `N${i + 1}` }))
}
