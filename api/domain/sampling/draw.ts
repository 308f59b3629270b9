// Making a draw: freeze who can be drawn and how many, then draw with the seed of the ceremony.
import {
  commitmentOf,
  type Entry,
  frameHashOf,
  frameOf,
  isLine,
  isPublicValue,
  NOT_REVEALED,
  seedOf,
} from './ceremony.ts'
import { allocated, type DrawFile, type Drawn, drawIdOf, type Plan } from './drawFile.ts'
import { byCodeUnit, drawOrder, normalId } from './tickets.ts'

/** What is published before the ceremony. */
export type Frozen = Pick<DrawFile, 'v' | 'drawId' | 'frame' | 'frameHash' | keyof Plan>

/** A population and how it is to be drawn from. */
export interface Population extends Omit<Plan, 'strata'> {
  /** Name of the draw; its id carries the plan's hash behind it. */
  readonly name: string
  readonly records: readonly { readonly id: string; readonly stratum: string }[]
}

/**
 * Freezes a population: from here on nothing of it may change. Records are taken in normal form, strata without a share in
 * the allocation are drawn 0 of.
 * @throws RangeError for a name or an id that is no line, an id twice, and more to be drawn of a stratum than it holds.
 */
export function freeze({ name, period, filters, records, allocation }: Population): Frozen {
  if (name === '' || !isLine(name)) throw new RangeError('the name of a draw is one line')
  const strata = Object.fromEntries(
    records
      .map(({ id, stratum }): [string, string] => [normalId(id), stratum])
      .sort(([a], [b]) => byCodeUnit(a, b)),
  )
  const sizes = sizesOf(Object.values(strata))
  for (const [stratum, count] of Object.entries(allocation)) {
    const size = sizes.get(stratum) ?? 0
    if (!(Number.isSafeInteger(count) && count >= 0 && count <= size))
      throw new RangeError(`${count} of ${size} cannot be drawn of ${JSON.stringify(stratum)}`)
  }
  const plan = { period, filters, strata, allocation }
  const frame = frameOf(records.map(({ id }) => id))
  return { v: 1, drawId: drawIdOf(name, plan), frame, frameHash: frameHashOf(frame), ...plan }
}

/** Number of records by stratum. */
export function sizesOf(strata: Iterable<string>): Map<string, number> {
  const sizes = new Map<string, number>()
  for (const stratum of strata) sizes.set(stratum, (sizes.get(stratum) ?? 0) + 1)
  return sizes
}

/** What the ceremony gave. */
export interface Ceremony {
  readonly commitments: readonly Entry[]
  /** Secrets in hex; a party that is missing here did not reveal. */
  readonly reveals: readonly Entry[]
  readonly public: string
  /** How many replacements of each stratum are published. */
  readonly replacements: number
}

/**
 * The draw of a frozen population: in each stratum the smallest tickets under the one seed; replacements are the next ones,
 * as many as the stratum still has.
 * @throws RangeError for a party twice, a reveal without its commitment or against it, and a public value that cannot stand.
 */
export function draw(frozen: Frozen, ceremony: Ceremony): DrawFile {
  const secrets = secretsOf(frozen.drawId, ceremony)
  if (!isPublicValue(ceremony.public, secrets.length))
    throw new RangeError('a public value is one line, without parties of at least 20 digits')
  const { drawId, frameHash } = frozen
  const seed = seedOf({ drawId, frameHash, secrets, publicValue: ceremony.public })
  const queues = queuesOf(frozen.strata, seed)
  const inStrata = (of: (queue: Drawn[], drawn: number) => Drawn[]) =>
    [...queues].flatMap(([stratum, queue]) => of(queue, allocated(frozen.allocation, stratum)))
  return {
    ...frozen,
    commitments: ceremony.commitments,
    reveals: secrets,
    public: ceremony.public,
    seed,
    sample: inStrata((queue, drawn) => queue.slice(0, drawn)),
    replacements: inStrata((queue, drawn) => queue.slice(drawn, drawn + ceremony.replacements)),
  }
}

function secretsOf(drawId: string, { commitments, reveals }: Ceremony): Entry[] {
  const committed = new Map(commitments)
  const revealed = new Map(reveals)
  if (committed.size < commitments.length || revealed.size < reveals.length)
    throw new RangeError('a party stands twice in the ceremony')
  for (const [party, secret] of reveals) {
    if (secret !== NOT_REVEALED && commitmentOf(drawId, [party, secret]) !== committed.get(party))
      throw new RangeError(`${party} revealed what it had not committed to`)
  }
  return commitments.map(([party]) => [party, revealed.get(party) ?? NOT_REVEALED])
}

/** Everybody of each stratum in the order of tickets; strata by code unit. */
export function queuesOf(strata: Readonly<Record<string, string>>, seed: string): Map<string, Drawn[]> {
  const byId = new Map(Object.entries(strata))
  const queues = new Map(
    [...sizesOf(byId.values()).keys()].sort(byCodeUnit).map((name): [string, Drawn[]] => [name, []]),
  )
  for (const { id, ticket } of drawOrder([...byId.keys()], seed)) {
    const stratum = byId.get(id) ?? ''
    queues.get(stratum)?.push({ id, ticket, stratum })
  }
  return queues
}
