import { expect, test } from 'vitest'
import { type Batch, drawInspectors } from './inspectors.ts'

const inspectors = ['甲', '乙', '丙', '丁', '戊'].map((id) => ({ id, conflicts: id === '丙' ? ['d3'] : [] }))
const records = Array.from({ length: 37 }, (_, i) => ({ id: `c${i}`, department: `d${i % 4}` }))
const batch: Batch = { seed: 'ab'.repeat(32), inspectors, records }

test('who has a conflict with a department of the batch is never drawn', () => {
  const drawn = new Set<string>()
  for (let i = 0; i < 200; i++)
    for (const id of drawInspectors({ ...batch, seed: `${i}` })?.inspectors ?? []) drawn.add(id)
  expect([...drawn].sort()).toEqual(['甲', '乙', '丁', '戊'].sort())
})

test('each record has one inspector, in equal parts, and one in ten a second, another one', () => {
  for (const count of [2, 3]) {
    const { inspectors: chosen, assignments } = drawInspectors({ ...batch, count }) ?? {
      inspectors: [],
      assignments: [],
    }
    expect(chosen).toHaveLength(count)
    expect(assignments.map(({ recordId }) => recordId)).toEqual(records.map(({ id }) => id))
    const loads = chosen.map((id) => assignments.filter(({ inspector }) => inspector === id).length)
    expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1)
    const doubled = assignments.filter(({ second }) => second !== null)
    expect(doubled).toHaveLength(4)
    for (const { inspector, second } of doubled) {
      expect(second).not.toBe(inspector)
      expect(chosen).toContain(second)
    }
  }
})

test('the seed alone decides: neither the order of the lists nor anything else', () => {
  const turned = { ...batch, inspectors: [...inspectors].reverse(), records: [...records].reverse() }
  const [one, other] = [drawInspectors(batch), drawInspectors(turned)]
  expect(other?.inspectors).toEqual(one?.inspectors)
  expect([...(other?.assignments ?? [])].reverse()).toEqual(one?.assignments)
  expect(drawInspectors({ ...batch, seed: 'other' })).not.toEqual(one)
})

test('too few without a conflict: no draw', () => {
  expect(drawInspectors({ ...batch, inspectors: inspectors.slice(0, 1) })).toBeNull()
  expect(drawInspectors({ ...batch, records: [], count: 5 })).toMatchObject({ assignments: [] })
  expect(() => drawInspectors({ ...batch, count: 1 })).toThrow(RangeError)
  expect(() => drawInspectors({ ...batch, records: [...records, ...records] })).toThrow(RangeError)
})
