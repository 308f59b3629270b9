// After any sequence of imports, corrections, entries, withdrawals and boundaries the tables follow from the trail alone.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FACT_TABLES, FACTS } from '#db/facts/columns.ts'
import { enterCase } from '../enterCase.ts'
import { loadBoundaries } from '../placeCases.ts'
import { rebuildFacts } from '../rebuildFacts.ts'
import { withdrawImport } from '../withdrawImport.ts'
import { type Bench, NOW, openBench, type Row } from './test/importFixture.ts'

const day = fc.integer({ min: 1, max: 28 }).map((n) => String(n).padStart(2, '0'))
const row: fc.Arbitrary<Row> = fc.record(
  {
    number: fc.constantFrom('A', 'B', 'C', 'D', 'E'),
    received: day.map((d) => `2026-06-${d} 09:00`),
    department: fc.constantFrom('绿园物业', '河湾居委会'),
    category: fc.constantFrom('facility', 'safety', 'policy'),
    urgency: fc.constantFrom('普通', '紧急'),
    position: fc.constantFrom([121.471, 31.231] as const, [121.489, 31.239] as const),
    replied: day.map((d) => `2026-07-${d} 10:00`),
    archived: day.map((d) => `2026-08-${d} 10:00`),
    outcome: fc.constantFrom('已解决', '未解决'),
    title: fc.constantFrom('路灯', '电梯'),
  },
  { requiredKeys: ['number', 'received'] },
)
const act = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('import' as const),
      rows: fc.uniqueArray(row, { maxLength: 5, selector: (one) => one.number }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constantFrom('withdraw' as const, 'enter' as const, 'boundaries' as const),
    }),
  },
)

const who = { by: 'admin', nowMs: NOW }
const square = {
  type: 'Feature',
  properties: { id: 'sq', name: '方社区' },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [121.47, 31.23],
        [121.48, 31.23],
        [121.48, 31.24],
        [121.47, 31.24],
        [121.47, 31.23],
      ],
    ],
  },
}

async function perform(
  bench: Bench,
  step: { readonly kind: string; readonly rows?: readonly Row[] },
): Promise<void> {
  const { sqlite } = bench.db
  if (step.rows !== undefined) {
    const rows = step.rows.filter((one) => one.outcome === undefined || one.archived !== undefined)
    await bench.importRows(rows)
  } else if (step.kind === 'boundaries') {
    const geojson = JSON.stringify({ type: 'FeatureCollection', features: [square] })
    loadBoundaries(sqlite, { geojson, id: 'id', name: 'name', ...who })
  } else if (step.kind === 'enter' && bench.count('department') > 0) {
    const department = sqlite.prepare('SELECT id FROM department LIMIT 1').pluck().get() as string
    const entry = { channel: 'phone', urgency: 'urgent', scope: 'household' } as const
    const more = { receivedAt: '2026-09-01T09:00:00+08:00', title: '电话', category: 'facility' }
    enterCase(bench.db, { ...entry, ...more, firstReceiver: department }, { actor: 'operator', nowMs: NOW })
  } else if (step.kind === 'withdraw') {
    const id = sqlite.prepare("SELECT max(id) FROM import_batch WHERE state = 'done'").pluck().get() as
      | number
      | null
    if (id !== null) withdrawImport(sqlite, id, who)
  }
}

describe('any sequence of writes', { timeout: 120_000 }, () => {
  it('leaves roll-ups equal to a recount, references whole, and tables that a rebuild gives again', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 2, maxLength: 7 }), async (acts) => {
        const bench = openBench()
        try {
          for (const step of acts) await perform(bench, step)
          if (bench.count('street') === 0) return
          expect(bench.differences()).toEqual([])
          expect(bench.db.sqlite.pragma('foreign_key_check')).toEqual([])
          const tables = ['cases', ...FACT_TABLES.map((name) => FACTS[name].table)]
          const before = bench.contents(tables)
          rebuildFacts(bench.db.sqlite, who)
          expect(bench.contents(tables)).toEqual(before)
          expect(bench.differences()).toEqual([])
        } finally {
          bench.close()
        }
      }),
      { numRuns: 25 },
    )
  })
})
