// The draw file (抽样记录): everything a stranger needs to make the same draw again.
import type { Json } from '../trail/jcs.ts'
import { jcs } from '../trail/jcs.ts'
import type { Entry } from './ceremony.ts'
import { sha256Hex } from './tickets.ts'

/** A record drawn. */
export interface Drawn {
  readonly id: string
  /** Its whole ticket, "0." and digits. */
  readonly ticket: string
  readonly stratum: string
}

/** What is settled and published before the ceremony. */
export interface Plan {
  /** Period id the records were received in, or what else says it. */
  readonly period: Json
  /** Which records of the period make the frame. */
  readonly filters: Json
  /** Stratum of every record of the frame, by id. */
  readonly strata: Readonly<Record<string, string>>
  /** How many are drawn of each stratum, by stratum. */
  readonly allocation: Readonly<Record<string, number>>
}

/** Form of domain.md section 6, as JSON. */
export interface DrawFile extends Plan {
  readonly v: 1
  readonly drawId: string
  /** Ids by code unit. */
  readonly frame: readonly string[]
  readonly frameHash: string
  readonly commitments: readonly Entry[]
  readonly reveals: readonly Entry[]
  readonly public: string
  readonly seed: string
  /** Stratum by stratum, each in the order of its tickets. */
  readonly sample: readonly Drawn[]
  /** Who follows in each stratum, in the order in which they step in. */
  readonly replacements: readonly Drawn[]
}

/**
 * Draw id that carries the plan: `name~` and SHA-256 of its canonical JSON. The frame's hash holds the ids only; without this,
 * whoever knows the seed could still move a record into a stratum in which it is not drawn. Commitments and seed contain
 * the draw id, so the plan is settled before them.
 */
export const drawIdOf = (name: string, plan: Plan): string => `${name}~${planHashOf(plan)}`

/** Hex SHA-256 over the canonical JSON of `{allocation, filters, period, strata}`. */
export function planHashOf({ period, filters, strata, allocation }: Plan): string {
  return sha256Hex(jcs({ period, filters, strata, allocation }))
}

/** The plan's hash a draw id carries; null where it carries none. */
export const carriedPlanHash = (drawId: string): string | null => /~([0-9a-f]{64})$/.exec(drawId)?.[1] ?? null

/** How many are drawn of a stratum; 0 of one the allocation does not name. */
export const allocated = (allocation: Plan['allocation'], stratum: string): number =>
  (Object.hasOwn(allocation, stratum) ? allocation[stratum] : undefined) ?? 0
