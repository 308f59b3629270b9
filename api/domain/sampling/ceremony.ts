// The seed ceremony: how a number nobody could choose comes about, in front of everybody (vectors seed_ceremony).
import { byCodeUnit, isWellFormed, normalId, sha256Hex } from './tickets.ts'

/** What stands where a party did not reveal: the draw goes on without it. */
export const NOT_REVEALED = '-'

/** Digits of dice or lottery that suffice without any party: 20 dice digits are more than 66 bits. */
export const LEAST_PUBLIC_DIGITS = 20

/** A party with its commitment, or with the secret it revealed (hex). */
export type Entry = readonly [party: string, hex: string]

/** SHA-256 over the ids, each followed by a line feed: what `sort | sha256sum` says of the published list. */
export const frameHashOf = (frame: readonly string[]): string =>
  sha256Hex(frame.map((id) => `${id}\n`).join(''))

/**
 * The frame of a draw: ids in normal form by UTF-16 code units.
 * @throws RangeError for an id that cannot stand in the list, or stands in it twice.
 */
export function frameOf(ids: readonly string[]): string[] {
  const frame = ids.map(normalId).sort(byCodeUnit)
  for (const [i, id] of frame.entries()) {
    if (!isLine(id) || id === '') throw new RangeError(`${JSON.stringify(id)} cannot be the id of a record`)
    if (id === frame[i - 1]) throw new RangeError(`${id} stands twice in the frame`)
  }
  return frame
}

/** Whether a text is one line of valid Unicode: a line feed inside would let two lists have one hash. */
export const isLine = (text: string): boolean => !/[\n\r]/.test(text) && isWellFormed(text)

/** What a party publishes before anything is revealed: SHA-256 of "pingyi-commit-v1", draw, party and secret, a line each. */
export const commitmentOf = (drawId: string, [party, secret]: Entry): string =>
  sha256Hex(`pingyi-commit-v1\n${drawId}\n${party}\n${secret}\n`)

/** What the seed is made of. */
export interface SeedParts {
  readonly drawId: string
  readonly frameHash: string
  /** Secret of every party that had committed, NOT_REVEALED where it kept it; in any order. */
  readonly secrets: readonly Entry[]
  /** Value of an event after the reveals: dice on camera, number of a lottery issue. */
  readonly publicValue: string
}

/** The seed: hex SHA-256 of its lines. Without parties it is made of the public value alone. */
export const seedOf = (parts: SeedParts): string => sha256Hex(seedLines(parts))

/** "pingyi-seed-v1", draw, frame hash, `party=secret` by party in code units, `public=value`: a line each, a line feed after each. */
export function seedLines({ drawId, frameHash, secrets, publicValue }: SeedParts): string {
  const lines = [...secrets]
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([party, secret]) => `${party}=${secret}\n`)
    .join('')
  return `pingyi-seed-v1\n${drawId}\n${frameHash}\n${lines}public=${publicValue}\n`
}

/** Whether a public value may stand: one line, and enough digits where it stands alone. */
export function isPublicValue(value: string, parties: number): boolean {
  const digits = value.match(/[0-9]/g)?.length ?? 0
  return isLine(value) && value !== '' && (parties > 0 || digits >= LEAST_PUBLIC_DIGITS)
}
