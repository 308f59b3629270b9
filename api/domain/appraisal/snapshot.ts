// The body of a snapshot: everything a third party needs to recompute an appraisal, as one canonical JSON text.
import type { AppraisalKind, ObjectionGround } from '#db/vocabulary.ts'
import type { Figure } from '../metrics/compute.ts'
import type { CalendarFile, RuleSet } from '../rules.ts'
import { type Json, jcs } from '../trail/jcs.ts'
import type { Move } from './moves.ts'
import type { FundingLine, Outcome } from './outcomes.ts'
import { pooledOf } from './pooled.ts'
import type { ResultGroup, ResultRule } from './results.ts'
import type { AppraisalUnits } from './units.ts'

/**
 * Layout; readers refuse what they do not know. 1 had no totals of groups: they follow from the rows, and a stored body keeps its
 * bytes and its hash.
 */
export const LAYOUT = 2

/** An earlier period as it was known when the figures were frozen: what 环比 or 同比 is said against. */
export interface EarlierPeriod {
  readonly period: Snapshot['period']
  /** Of all departments together, by metric id. */
  readonly figures: Readonly<Record<string, Figure>>
  /** Departments that were ranked then, by id. */
  readonly ranks: Readonly<Record<string, { readonly rank: number; readonly score: number }>>
}

export interface SnapshotObjection {
  readonly id: number
  readonly department: string
  readonly ground: ObjectionGround
  readonly cases: readonly string[]
  readonly state: string
}

/** Instants are ISO 8601 with offset. */
export interface Snapshot {
  readonly v: 1 | 2
  readonly street: { readonly id: string; readonly name: string }
  readonly period: {
    readonly id: string
    readonly start: string
    readonly end: string
    readonly zone: string
  }
  readonly kind: AppraisalKind
  readonly version: number
  readonly stage: 'draft' | 'published'
  readonly asOf: string
  readonly frozenAt: string
  readonly publishedAt: string | null
  readonly ruleSets: readonly RuleSet[]
  readonly calendar: { readonly id: string; readonly version: string; readonly file: CalendarFile }
  readonly dataVersion: string
  /** The log when the figures were frozen. */
  readonly trail: { readonly size: number; readonly root: string }
  /** Scheme, groups and parts that the results follow from. */
  readonly rule: ResultRule
  readonly units: AppraisalUnits
  readonly groups: readonly ResultGroup[]
  readonly outcomes: readonly Outcome[]
  readonly funding: readonly FundingLine[]
  readonly objections: readonly SnapshotObjection[]
  /** Absent in snapshots made before it was kept. */
  readonly earlier?: { readonly previous: EarlierPeriod; readonly yearAgo: EarlierPeriod }
  readonly corrects: {
    readonly version: number
    readonly sha256: string
    readonly reason: string
    readonly moves: readonly Move[]
  } | null
}

/** RFC 8785 text of a snapshot; its SHA-256 is the appraisal's hash. */
export const snapshotText = (snapshot: Snapshot): string => jcs(asJson(snapshot))

/** Interfaces have no index signature: the one place where a snapshot is taken as plain JSON. `jcs` refuses what is none. */
function asJson(snapshot: Snapshot): Json {
  return snapshot as unknown as Json
}

/** Reads a stored body; one of the first layout gets the totals it lacks. @throws RangeError for a layout this program does not know. */
export function parseSnapshot(body: string): Snapshot {
  const snapshot = JSON.parse(body) as Snapshot
  if (snapshot.v === LAYOUT) return snapshot
  if (snapshot.v !== 1) throw new RangeError(`a snapshot of layout ${String(snapshot.v)}`)
  const { groups, rule } = snapshot
  return { ...snapshot, groups: groups.map((group) => ({ ...group, total: pooledOf(group.rows, rule) })) }
}
