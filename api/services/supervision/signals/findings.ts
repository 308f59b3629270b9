// The signals of a period, worked out once a data version, as-of and filters, and kept while they are asked about.

import { setImmediate } from 'node:timers/promises'
import { visitsMark } from '#db/queries/signals.ts'
import { codes, SIGNALS, type SignalCode } from '#db/vocabulary.ts'
import type { Filters } from '../../../contract/filters.ts'
import type { Evidence } from '../../../domain/signals/evidence.ts'
import { findOne, judgeTogether, type SignalFinding } from '../../../domain/signals/findSignals.ts'
import type { Context } from '../../context.ts'
import { perVersion } from '../../perVersion.ts'
import type { Asked } from '../../resolveScope.ts'
import { gatherEvidence } from './gatherEvidence.ts'

export interface Found {
  readonly evidence: Evidence
  /** Of every signal and department; `findingOf` picks one. */
  readonly findings: readonly SignalFinding[]
}

/** Answers kept; evidence of a quarter is some megabytes. */
const MOST = 4
const keptOf = perVersion(() => new Map<string, Promise<Found>>())

/** All signals of all departments, by the filters asked for but `department`. */
export function findingsOf(context: Context, asked: Asked): Promise<Found> {
  const kept = keptOf(context)
  const key = keyOf(context, asked)
  const known = kept.get(key) ?? workOut(context, asked)
  kept.delete(key)
  kept.set(key, known)
  known.catch(() => kept.delete(key))
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST) break
    kept.delete(oldest)
  }
  return known
}

async function workOut(context: Context, asked: Asked): Promise<Found> {
  const evidence = await gatherEvidence(context, asked)
  const found: ReturnType<typeof findOne> = []
  for (const signal of codes(SIGNALS)) {
    await setImmediate()
    found.push(...findOne(signal, evidence))
  }
  return { evidence, findings: judgeTogether(found) }
}

function keyOf({ db }: Context, { period, asOfMs, filters }: Asked): string {
  const { community, category, urgency, scope, channel } = filters satisfies Filters
  const lists = [community, category, urgency, scope, channel].map((values) => [...new Set(values)].sort())
  return JSON.stringify([period.startMs, period.endMs, asOfMs, visitsMark(db.sqlite), lists])
}

/** @throws Error for a department that is not looked at. */
export function findingOf({ findings }: Found, signal: SignalCode, departmentId: string): SignalFinding {
  const found = findings.find((one) => one.signal === signal && one.department === departmentId)
  if (found === undefined) throw new Error(`no finding of ${signal} for ${departmentId}`)
  return found
}
