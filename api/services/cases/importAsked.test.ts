// The list of what an import did: as many cases as its report says, whatever other files and the staff did since.
import { afterEach, beforeEach, expect, it } from 'vitest'
import { contextOf } from '../context.ts'
import { type Bench, NOW, openBench } from '../import/test/importFixture.ts'
import { listCases } from '../listCases.ts'
import { withdrawImport } from '../withdrawImport.ts'

let bench: Bench
beforeEach(() => {
  bench = openBench()
})
afterEach(() => bench.close())

const numbers = async (query: Parameters<typeof listCases>[1]) => {
  const { items, total } = await listCases(contextOf(bench.db, NOW), { sort: 'number', ...query })
  expect(items).toHaveLength(total)
  return items.map(({ number }) => number)
}

it('what an import inserted and what it changed, of all times', async () => {
  const first = await bench.importRows([{ number: 'A1', received: '2025-02-03 09:00' }, { number: 'A2' }])
  const second = await bench.importRows([
    { number: 'A1', received: '2025-02-03 09:00', replied: '2025-02-04 09:00' },
    { number: 'A2' },
    { number: 'A3' },
  ])
  expect(second.report).toMatchObject({ inserted: 1, updated: 1, unchanged: 1 })
  expect(await numbers({ import: first.id })).toEqual(['A1', 'A2'])
  expect(await numbers({ import: first.id, change: 'inserted' })).toEqual(['A1', 'A2'])
  expect(await numbers({ import: first.id, change: 'updated' })).toEqual([])
  expect(await numbers({ import: second.id, change: 'inserted' })).toEqual(['A3'])
  expect(await numbers({ import: second.id, change: 'updated' })).toEqual(['A1'])
  expect(await numbers({ import: second.id })).toEqual(['A1', 'A3'])
  expect(await numbers({ import: second.id, period: '2025' })).toEqual(['A1'])
  const again = await bench.importRows([{ number: 'A3' }])
  expect(await numbers({ import: again.id })).toEqual([])
})

it('a withdrawn import still lists what it brought', async () => {
  const { id } = await bench.importRows([{ number: 'A1' }])
  withdrawImport(bench.db.sqlite, id, { by: 'admin', nowMs: NOW })
  expect(await numbers({ import: id, change: 'inserted' })).toEqual(['A1'])
  expect(await numbers({ import: id, change: 'updated' })).toEqual([])
})

it('refuses a change without an import, an unknown import, and one whose changes were not kept', async () => {
  const { id } = await bench.importRows([{ number: 'A1' }])
  await expect(numbers({ change: 'updated' })).rejects.toMatchObject({ code: 'validation' })
  await expect(numbers({ import: 99 })).rejects.toMatchObject({ code: 'unknown_import' })
  bench.db.sqlite.exec('UPDATE import_batch SET events_from = NULL, events_to = NULL')
  await expect(numbers({ import: id, change: 'updated' })).rejects.toMatchObject({ code: 'conflict' })
  expect(await numbers({ import: id, change: 'inserted' })).toEqual(['A1'])
})
