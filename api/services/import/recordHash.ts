// A short name for everything a source row says, by which an unchanged row is known at the next import.
import { hash } from 'node:crypto'
import type { CaseRecord } from '../../domain/case.ts'

const HEX_DIGITS = 32

/**
 * 128 bits of SHA-256 over what the record says: attributes, times, personal fields, events. Who imports it, when, and
 * from which kind of file makes no difference.
 */
export function recordHash(record: CaseRecord, ruleSetId: string): string {
  const { attributes, receivedAtMs, receivedRecordedAtMs, personal } = record
  const events = record.events.map((event) => [
    event.type,
    event.occurredAtMs,
    event.recordedAtMs,
    event.actor,
    event.department,
    event.data,
    event.personal ?? null,
  ])
  const said = [ruleSetId, attributes, receivedAtMs, receivedRecordedAtMs, personal, events]
  return hash('sha256', JSON.stringify(said), 'hex').slice(0, HEX_DIGITS)
}
