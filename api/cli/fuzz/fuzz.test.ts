// A small run of the fuzzer on every start of the tests; the long one is `npm run prove -- fuzz`.

import { Type } from 'typebox'
import { expect, test } from 'vitest'
import { openBench } from '#api/services/import/test/importFixture.ts'
import { randomFor } from '../prove/random.ts'
import { fuzz } from './fuzz.ts'
import { faultOf } from './judge.ts'
import type { Operation } from './operations.ts'
import { requestOf } from './requests.ts'
import { fuzzSubject } from './subject.ts'

test('no request makes a fault, and many are answered', async () => {
  const bench = openBench()
  const replied = { replied: '2026-09-03 09:00', archived: '2026-09-04 09:00', outcome: '已解决' }
  await bench.importRows(
    Array.from({ length: 40 }, (_, i) => ({
      number: `F${i}`,
      position: [121.1 + i / 1000, 31] as const,
      ...(i % 2 === 0 ? replied : {}),
    })),
  )
  const subject = await fuzzSubject(bench.db)
  try {
    const { faults, byStatus, operations } = await fuzz({ ...subject, seed: 'test', requests: 450 })
    expect(faults).toEqual([])
    expect(operations).toBeGreaterThan(40)
    expect(byStatus.get(200) ?? 0).toBeGreaterThan(50)
  } finally {
    await subject.close()
    bench.close()
  }
}, 60_000)

const OPERATION: Operation = {
  id: 'one',
  method: 'GET',
  path: '/x/{id}',
  parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
  body: null,
  answers: new Map([[200, { ...Type.Object({ a: Type.Number() }, { additionalProperties: false }) }]]),
}

test('the same stream draws the same request', () => {
  const draw = () => requestOf(OPERATION, { random: randomFor('seed', 5), pool: {}, cookies: [null] })
  expect(draw()).toEqual(draw())
  expect(draw().url).toMatch(/^\/x\//)
})

test('faults are told: status, stack, time, kind of answer, shape', () => {
  const answer = { status: 200, type: 'application/json', body: '{"a":1}', ms: 1 }
  const judged = (more: Partial<typeof answer>) => faultOf(OPERATION, 'GET', { ...answer, ...more })
  expect(judged({})).toBeNull()
  expect(judged({ status: 503, type: 'application/problem+json' })).toBeNull()
  expect(judged({ status: 500, type: 'application/problem+json' })).toBe('status 500')
  expect(judged({ body: '{"a":1,"b":"at x (/node_modules/y)"}' })).toBe('a stack')
  expect(judged({ ms: 10_001 })).toBe('10001 ms')
  expect(judged({ status: 400, type: 'text/html' })).toBe('status 400 as “text/html”')
  expect(judged({ body: '{"a":"1"}' })).toMatch(/^not its schema: \/a/)
})
