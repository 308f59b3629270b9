// What the public reads of the third-party check: every batch from its freeze on, and its results once the quarter they count in is out.
import { listReleases, type PublicRow } from '#db/queries/releases.ts'
import { listSubmitted } from '#db/queries/sampleResults.ts'
import { listSamples, type SampleHead } from '#db/queries/samples.ts'
import type { SampleState } from '#db/vocabulary.ts'
import { parseCheckResult } from '../../domain/sampling/checkResult.ts'
import type { SampleFigure } from '../../domain/sampling/results.ts'
import { isoInZone } from '../../domain/time/zone.ts'
import type { Context } from '../context.ts'
import { publicKIn } from './publicK.ts'

/** Design-weighted, 0–1, with its 95 % interval. Null = fewer than k answered. */
type Estimate = { readonly value: number; readonly lo: number | null; readonly hi: number | null } | null

export interface PublicUnitCheck {
  readonly department: { readonly id: string; readonly name: string }
  /** Records asked about; null with every figure where they are fewer than k. */
  readonly asked: number | null
  readonly upheld: Estimate
  readonly resolved: Estimate
  readonly satisfied: Estimate
}

export interface PublicCheck {
  readonly id: number
  readonly period: string
  readonly state: SampleState
  /** Records in the frame, and those to be drawn. */
  readonly frame: number
  readonly drawn: number
  readonly frozenAt: string
  readonly drawnAt: string | null
  /** Null until a result of its period that counts it is released; no totals, from which what is left out could be worked out. */
  readonly result: {
    readonly submittedAt: string
    /** Of the result as it was handed in; the log names it. */
    readonly sha256: string
    /** Fewest records behind a figure that is told. */
    readonly k: number
    readonly departments: readonly PublicUnitCheck[]
  } | null
}

/** Batches, the latest first; those that were given up stay in the list. */
export function publicChecks(context: Context): PublicCheck[] {
  const releases = listReleases(context.db)
  return listSamples(context.db).map((head) => ({
    ...{ id: head.id, period: head.period, state: head.state },
    ...{ frame: head.frameSize, drawn: head.sampleSize },
    frozenAt: isoInZone(head.frozenAtMs, context.zone),
    drawnAt: head.drawnAtMs === null ? null : isoInZone(head.drawnAtMs, context.zone),
    result: isCounted(head, releases) ? resultOf(context, head) : null,
  }))
}

function resultOf(context: Context, { id, period, submittedAtMs }: SampleHead): PublicCheck['result'] {
  const { db, zone } = context
  const found = listSubmitted(db, period).find((one) => one.id === id)
  if (found === undefined || submittedAtMs === null) return null
  const k = publicKIn(context, period)
  const estimateOf = ({ value, lo, hi, den }: SampleFigure): Estimate =>
    value === null || den < k ? null : { value, lo, hi }
  const units = parseCheckResult(found.result).units.map(({ department, result }): PublicUnitCheck => {
    const isEnough = result.asked >= k
    return {
      department: { id: department.id, name: department.name },
      asked: isEnough ? result.asked : null,
      upheld: isEnough ? estimateOf(result.upheld) : null,
      resolved: isEnough ? estimateOf(result.resolved) : null,
      satisfied: isEnough ? estimateOf(result.satisfied) : null,
    }
  })
  return { submittedAt: isoInZone(submittedAtMs, zone), sha256: found.resultHash, k, departments: units }
}

/** Whether a result of the period went out after the batch was handed in: only published figures are public. */
const isCounted = ({ period, submittedAtMs }: SampleHead, releases: readonly PublicRow[]): boolean =>
  submittedAtMs !== null &&
  releases.some(
    (row) => row.period === period && row.state === 'released' && (row.publishedAtMs ?? 0) >= submittedAtMs,
  )
