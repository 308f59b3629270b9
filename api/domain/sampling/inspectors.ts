// Who checks what (核查员抽取): drawn by the seed of the sample, so that nobody chooses their records and no record its inspector.
import { jcs } from '../trail/jcs.ts'
import { drawOrder, normalId, sha256Hex } from './tickets.ts'

/** Fewest inspectors of a batch. */
const LEAST = 2
/** One record in so many is checked by two, blind. */
const DOUBLE_EVERY = 10

export interface Inspector {
  readonly id: string
  /** Departments they may not check (回避). */
  readonly conflicts: readonly string[]
}

export interface Batch {
  /** Seed of the draw (hex). */
  readonly seed: string
  readonly inspectors: readonly Inspector[]
  /** The sampled records with their departments. */
  readonly records: readonly { readonly id: string; readonly department: string }[]
  /** How many inspectors to draw, ≥ 2. */
  readonly count?: number
}

export interface Assignment {
  readonly recordId: string
  readonly inspector: string
  /** Who checks it too, neither seeing the other's answers; null for nine records in ten. */
  readonly second: string | null
}

export interface Inspection {
  /** In the order drawn. */
  readonly inspectors: readonly string[]
  /** In the order of the records given. */
  readonly assignments: readonly Assignment[]
}

/**
 * Draws the inspectors of a batch among those without a conflict with any of its departments, and their records. Each step is
 * one order of tickets under a seed of its own, so that anybody can repeat it: inspectors are the first `count` under
 * `seed/inspectors`; record k (from 0) under `seed/records` goes to inspector k mod count; the first ⌈n/10⌉ under `seed/second` are
 * also checked by the next inspector, the first after the last. Null where fewer than `count` are without a conflict.
 * @throws RangeError for a count below 2, and an id twice.
 */
export function drawInspectors({ seed, inspectors, records, count = LEAST }: Batch): Inspection | null {
  if (!(Number.isSafeInteger(count) && count >= LEAST))
    throw new RangeError(`a batch has at least ${LEAST} inspectors`)
  const departments = new Set(records.map(({ department }) => department))
  const free = inspectors.filter(({ conflicts }) => !conflicts.some((one) => departments.has(one)))
  const drawn = orderOf(free, `${seed}/inspectors`).slice(0, count)
  if (drawn.length < count) return null
  const turns = new Map(orderOf(records, `${seed}/records`).map((id, k) => [id, k]))
  const doubled = new Set(
    orderOf(records, `${seed}/second`).slice(0, Math.ceil(records.length / DOUBLE_EVERY)),
  )
  const assignments = records.map(({ id }): Assignment => {
    const turn = turns.get(normalId(id)) ?? 0
    const inspector = drawn[turn % count] ?? ''
    const second = doubled.has(normalId(id)) ? (drawn[(turn + 1) % count] ?? '') : null
    return { recordId: id, inspector, second }
  })
  return { inspectors: drawn, assignments }
}

/** Who stands for a batch, with the departments they may not check, by code unit. */
export interface Standing {
  readonly inspector: string
  readonly conflicts: readonly string[]
}

/** Hex SHA-256 over those who stand, in the order of their names: what the log holds of them before there is a seed. */
export const standingHash = (standing: readonly Standing[]): string =>
  sha256Hex(jcs(standing.map(({ inspector, conflicts }) => ({ inspector, conflicts }))))

/** `drawInspectors` among those without a conflict with any department of the frame, so that a replacement meets none either. */
export const drawOfStanding = (
  standing: readonly Standing[],
  { departments, ...batch }: Pick<Batch, 'seed' | 'records'> & { readonly departments: Iterable<string> },
): Inspection | null => {
  const ofFrame = new Set(departments)
  const inspectors = standing
    .filter(({ conflicts }) => !conflicts.some((id) => ofFrame.has(id)))
    .map(({ inspector: id, conflicts }) => ({ id, conflicts }))
  return drawInspectors({ ...batch, inspectors })
}

const orderOf = (list: readonly { readonly id: string }[], seed: string): string[] =>
  drawOrder(
    list.map(({ id }) => id),
    seed,
  ).map(({ id }) => id)
