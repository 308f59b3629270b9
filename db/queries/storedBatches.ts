// Batches of the third-party check as they are stored, with everything that hangs on them, to be held against the log.
import type { Sqlite } from '../open.ts'
import type { sample, sampleInspector, sampleParty, sampleRecord } from '../schema/sample.ts'

type SampleRow = typeof sample.$inferSelect

export interface StoredBatch
  extends Pick<
    SampleRow,
    | 'id'
    | 'drawId'
    | 'period'
    | 'design'
    | 'draw'
    | 'asOfMs'
    | 'frozenBy'
    | 'frozenAtMs'
    | 'drawnBy'
    | 'drawnAtMs'
    | 'submittedBy'
    | 'submittedAtMs'
    | 'voidReason'
  > {
  /** By user name. */
  readonly inspectors: readonly (typeof sampleInspector.$inferSelect)[]
  readonly parties: readonly (typeof sampleParty.$inferSelect)[]
  /** In the order of the queue. */
  readonly records: readonly (typeof sampleRecord.$inferSelect)[]
}

const BATCH = `SELECT id, draw_id AS drawId, period, design, draw, as_of_ms AS asOfMs, frozen_by AS frozenBy,
  frozen_at_ms AS frozenAtMs, drawn_by AS drawnBy, drawn_at_ms AS drawnAtMs, submitted_by AS submittedBy,
  submitted_at_ms AS submittedAtMs, void_reason AS voidReason FROM sample ORDER BY id`
const INSPECTORS = `SELECT sample_id AS sampleId, inspector, conflicts, place FROM sample_inspector
  WHERE sample_id = ? ORDER BY inspector`
const PARTIES = `SELECT sample_id AS sampleId, party, commitment, committed_at_ms AS committedAtMs, secret,
  revealed_at_ms AS revealedAtMs FROM sample_party WHERE sample_id = ? ORDER BY party`
const RECORDS = `SELECT sample_id AS sampleId, case_id AS caseId, stratum, department_id AS departmentId, ticket, place,
  sampled_as AS sampledAs, replaces, replaced_reason AS replacedReason, inspector, second,
  sent_back_at_ms AS sentBackAtMs, sent_back_by AS sentBackBy FROM sample_record WHERE sample_id = ? ORDER BY place`

/** One at a time: designs are large. */
export function* storedBatches(sqlite: Sqlite): IterableIterator<StoredBatch> {
  const [inspectors, parties, records] = [INSPECTORS, PARTIES, RECORDS].map((sql) => sqlite.prepare(sql))
  for (const row of sqlite.prepare(BATCH).iterate() as IterableIterator<SampleRow>) {
    yield {
      ...row,
      inspectors: inspectors?.all(row.id) as StoredBatch['inspectors'],
      parties: parties?.all(row.id) as StoredBatch['parties'],
      records: records?.all(row.id) as StoredBatch['records'],
    }
  }
}
