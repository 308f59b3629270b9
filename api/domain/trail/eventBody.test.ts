import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  CHANNELS,
  codes,
  EVENT_TYPES,
  type EventType,
  GRADES,
  OUTCOMES,
  REACHED,
  SCOPES,
  URGENCIES,
} from '#db/vocabulary.ts'
import type { CaseEvent } from '../case.ts'
import { DomainError } from '../errors.ts'
import { type BodyMeta, eventBody, parseEventBody } from './eventBody.ts'
import { type Json, jcs } from './jcs.ts'

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('城管一所', 'facility.streetlight', '"quoted" \\ud800 \u0000'),
)
const code = (list: Parameters<typeof codes>[0]) => fc.constantFrom(...codes(list))
const instant = fc.integer({ min: -62_167_219_200_000, max: 253_402_300_799_999 })
const orNull = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null })

const attributes = {
  channel: code(CHANNELS),
  category1: text,
  category2: orNull(text),
  urgency: code(URGENCIES),
  scope: code(SCOPES),
  firstReceiver: text,
  community: orNull(text),
}
const due = { publishedDueAtMs: orNull(instant) }
const some = (model: Record<string, fc.Arbitrary<unknown>>) => fc.record(model, { requiredKeys: [] })
const submitted = fc
  .tuple(fc.record({ ...attributes, receivedAtMs: instant }), some(due))
  .map(([all, published]) => ({ ...all, ...published }))
const { category1, category2, urgency, scope } = attributes
const voided = fc.record({ type: code(EVENT_TYPES), occurredAtMs: instant })
const corrected = fc
  .tuple(
    fc.record({
      changes: some({ ...attributes, ...due, receivedAtMs: instant, position: fc.boolean() }),
      reason: orNull(text),
      approver: orNull(text),
    }),
    some({ voids: fc.array(voided, { maxLength: 3 }) }),
  )
  .map(([all, voids]) => ({ ...all, ...voids }))
const target = fc
  .tuple(fc.record({ to: text }), some({ reason: text }))
  .map(([to, reason]) => ({ ...to, ...reason }))
const why = fc.record({ reason: orNull(text) })
const ground = fc
  .tuple(fc.record({ ground: text }), some({ importId: fc.nat() }))
  .map(([all, importId]) => ({ ...all, ...importId }))
const nothing = fc.constant({})
const callback = fc.record({
  reached: code(REACHED),
  contacted: orNull(fc.boolean()),
  resolved: orNull(fc.boolean()),
  grade: orNull(code(GRADES)),
})

const DATA: Readonly<Record<EventType, fc.Arbitrary<object>>> = {
  submitted,
  classified: some({ category1, category2, urgency, scope }),
  dispatched: target,
  redispatched: target,
  acknowledged: nothing,
  followed_up: nothing,
  replied: nothing,
  resumed: nothing,
  note: nothing,
  archived: fc.record({ outcome: orNull(code(OUTCOMES)) }),
  paused: why,
  reopened: why,
  called_back: callback,
  merged: fc.record({ into: text }),
  corrected,
  excluded: ground,
  reinstated: ground,
  attachment: fc.record({ sha256: text, mediaType: text }),
}

const eventOf = (type: EventType): fc.Arbitrary<CaseEvent> =>
  fc
    .record({
      data: DATA[type],
      occurredAtMs: instant,
      recordedAtMs: orNull(instant),
      enteredAtMs: instant,
      actor: orNull(text),
      department: orNull(text),
    })
    .map((event) => ({ ...event, type }) as CaseEvent)
const meta: fc.Arbitrary<BodyMeta> = fc
  .tuple(
    fc.record({ caseId: text, by: text }),
    some({ importId: fc.nat(), personal: fc.constant('ab'.repeat(32)) }),
  )
  .map(([all, optional]) => ({ ...all, ...optional }))

/** The same body the slow way: names by rule, instants by the standard, order by jcs. */
function plainBody(event: CaseEvent, { caseId, by, importId, personal }: BodyMeta): string {
  const iso = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString())
  const told = (value: unknown): Json => {
    if (Array.isArray(value)) return value.map(told)
    if (typeof value !== 'object' || value === null) return value as Json
    return Object.fromEntries(
      Object.entries(value).map(([key, member]) =>
        key.endsWith('AtMs') ? [key.slice(0, -2), iso(member as number | null)] : [key, told(member)],
      ),
    )
  }
  return jcs({
    v: 1,
    type: event.type,
    case: caseId,
    by,
    importId,
    personal,
    data: told(event.data),
    actor: event.actor,
    department: event.department,
    occurredAt: iso(event.occurredAtMs),
    recordedAt: iso(event.recordedAtMs),
    enteredAt: iso(event.enteredAtMs),
  })
}

describe.each(codes(EVENT_TYPES))('%s', (type) => {
  test('the body is the canonical JSON of its object', () => {
    fc.assert(
      fc.property(eventOf(type), meta, (event, given) => {
        expect(eventBody(event, given)).toBe(plainBody(event, given))
      }),
    )
  })
  test('reading a body gives the event and its meta back, and writing them the body', () => {
    fc.assert(
      fc.property(eventOf(type), meta, (event, given) => {
        const body = eventBody(event, given)
        const read = parseEventBody(body)
        expect(read).toEqual({ event, meta: given })
        expect(eventBody(read.event, read.meta)).toBe(body)
      }),
    )
  })
})

const replied: CaseEvent = {
  type: 'replied',
  data: {},
  occurredAtMs: Date.UTC(2026, 8, 30, 7, 42),
  recordedAtMs: null,
  enteredAtMs: Date.UTC(2026, 9, 1),
  actor: '经办人',
  department: 'd1',
}

test('a body as it stands in the log', () => {
  expect(eventBody(replied, { caseId: 'street:1', by: 'operator', importId: 3 })).toBe(
    '{"actor":"经办人","by":"operator","case":"street:1","data":{},"department":"d1","enteredAt":"2026-10-01T00:00:00.000Z","importId":3,"occurredAt":"2026-09-30T07:42:00.000Z","recordedAt":null,"type":"replied","v":1}',
  )
})

test('no personal field stands in a body, only its commitment', () => {
  const personal = {
    title: '路灯坏了',
    text: '三天不亮',
    name: '王某',
    phone: '13800138000',
    address: '梧桐路 1 号',
  }
  const body = eventBody({ ...replied, personal }, { caseId: 'street:1', by: 'import', personal: 'c0ffee' })
  for (const field of Object.values(personal)) expect(body).not.toContain(field)
  expect(body).toContain('"personal":"c0ffee"')
  expect(parseEventBody(body).event).not.toHaveProperty('personal')
})

test('what cannot be written truly is refused', () => {
  const to = { caseId: 'street:1', by: 'operator' }
  expect(() => eventBody({ ...replied, occurredAtMs: Number.NaN }, to)).toThrow(RangeError)
  expect(() => eventBody({ ...replied, actor: '\ud800' }, to)).toThrow(RangeError)
})

test('what is no body of a case event is refused with its cause', () => {
  const body = eventBody(replied, { caseId: 'street:1', by: 'operator' })
  for (const wrong of [
    'no json',
    'null',
    body.replace('"v":1', '"v":2'),
    body.replace('"replied"', '"answered"'),
    body.replace('"case":"street:1",', ''),
    body.replace('2026-09-30T07:42:00.000Z', 'yesterday'),
  ]) {
    expect(() => parseEventBody(wrong)).toThrow(DomainError)
  }
})
