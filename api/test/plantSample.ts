// A drawn sample put straight into the tables, for tests of what comes after the draw.
import type { Db } from '#db/open.ts'
import { sample, sampleInspector, sampleRecord } from '#db/schema/sample.ts'

export interface Planted {
  readonly caseId: string
  readonly inspector: string
  readonly second?: string
  readonly department?: string
}

export interface PlantOptions {
  readonly records: readonly Planted[]
  readonly drawId?: string
  /** Departments an account may not check, by its user name. */
  readonly conflicts?: Readonly<Record<string, readonly string[]>>
  readonly atMs?: number
}

/** Inserts a sample in state `drawn` with its records in the order given; returns its id. */
export function plantSample(db: Db, options: PlantOptions): number {
  const { records, drawId = '2026-Q3-01~plan', conflicts = {}, atMs = 0 } = options
  const { id } = db.drizzle
    .insert(sample)
    .values({
      ...{ streetId: 'street', drawId, period: '2026-Q3', state: 'drawn', plan: '{}', design: '{}' },
      ...{ frameHash: '00', frameSize: records.length, sampleSize: records.length, asOfMs: atMs },
      ...{ frozenBy: 'supervisor', frozenAtMs: atMs, draw: '{}', drawnBy: 'supervisor', drawnAtMs: atMs },
    })
    .returning({ id: sample.id })
    .get()
  for (const [inspector, list] of Object.entries(conflicts))
    db.drizzle
      .insert(sampleInspector)
      .values({ sampleId: id, inspector, conflicts: JSON.stringify(list) })
      .run()
  records.forEach(({ caseId, inspector, second = null, department = 'c01' }, place) => {
    db.drizzle
      .insert(sampleRecord)
      .values({
        ...{ sampleId: id, caseId, stratum: department, departmentId: department, ticket: `0.${place}` },
        ...{ place, sampledAs: 'drawn', inspector, second },
      })
      .run()
  })
  return id
}
