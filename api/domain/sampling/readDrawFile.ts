// A draw file as it was received: its form, before anything of it is believed.
import { type Json, jcs } from '../trail/jcs.ts'
import { type Entry, NOT_REVEALED } from './ceremony.ts'
import type { DrawDifference } from './differences.ts'
import type { DrawFile, Drawn } from './drawFile.ts'
import { isWellFormed } from './tickets.ts'

const HASH = /^[0-9a-f]{64}$/
/** At least 128 bits. */
const SECRET = /^[0-9a-fA-F]{32,}$/

/** What is not of its form, by the name of its field. */
class Malformed extends Error {}

/** The file in its form, or which field is not. Fields it does not know are left alone. */
export function readDrawFile(file: unknown): DrawFile | DrawDifference {
  try {
    return formed(file)
  } catch (error) {
    if (error instanceof Malformed) return { code: 'shape', at: error.message }
    throw error
  }
}

function formed(file: unknown): DrawFile {
  const fields = objectOf(file, 'file')
  if (fields.v !== 1) throw new Malformed('v')
  return {
    v: 1,
    drawId: textOf(fields.drawId, 'drawId'),
    period: jsonOf(fields.period, 'period'),
    filters: jsonOf(fields.filters, 'filters'),
    frame: listOf(fields.frame, 'frame', textOf),
    frameHash: matching(HASH)(fields.frameHash, 'frameHash'),
    strata: recordOf(fields.strata, 'strata', textOf),
    allocation: recordOf(fields.allocation, 'allocation', countOf),
    commitments: entriesOf(fields.commitments, 'commitments', matching(HASH)),
    reveals: entriesOf(fields.reveals, 'reveals', secretOf),
    public: textOf(fields.public, 'public'),
    seed: matching(HASH)(fields.seed, 'seed'),
    sample: listOf(fields.sample, 'sample', drawnOf),
    replacements: listOf(fields.replacements, 'replacements', drawnOf),
  }
}

type Read<T> = (value: unknown, at: string) => T

const objectOf: Read<Readonly<Record<string, unknown>>> = (value, at) => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Malformed(at)
  return value as Readonly<Record<string, unknown>>
}

const textOf: Read<string> = (value, at) => {
  if (typeof value !== 'string' || !isWellFormed(value)) throw new Malformed(at)
  return value
}

const matching =
  (form: RegExp): Read<string> =>
  (value, at) => {
    const text = textOf(value, at)
    if (!form.test(text)) throw new Malformed(at)
    return text
  }

const secretOf: Read<string> = (value, at) => (value === NOT_REVEALED ? value : matching(SECRET)(value, at))

const countOf: Read<number> = (value, at) => {
  if (!(typeof value === 'number' && Number.isSafeInteger(value) && value >= 0)) throw new Malformed(at)
  return value
}

/** Any JSON that has a canonical text. */
const jsonOf: Read<Json> = (value, at) => {
  try {
    jcs(value as Json)
  } catch {
    throw new Malformed(at)
  }
  return value as Json
}

function listOf<T>(value: unknown, at: string, read: Read<T>): T[] {
  if (!Array.isArray(value)) throw new Malformed(at)
  return value.map((one: unknown, i) => read(one, `${at}[${i}]`))
}

function recordOf<T>(value: unknown, at: string, read: Read<T>): Record<string, T> {
  const entries = Object.entries(objectOf(value, at))
  return Object.fromEntries(entries.map(([key, one]) => [textOf(key, at), read(one, `${at}.${key}`)]))
}

/** Pairs of party and hex, as a list or as an object. */
function entriesOf(value: unknown, at: string, read: Read<string>): Entry[] {
  if (!Array.isArray(value)) return Object.entries(recordOf(value, at, read))
  return listOf(value, at, (pair, where): Entry => {
    const [party, hex, ...more] = listOf(pair, where, (one) => one)
    if (more.length > 0) throw new Malformed(where)
    return [textOf(party, where), read(hex, where)]
  })
}

const drawnOf: Read<Drawn> = (value, at) => {
  const { id, ticket, stratum } = objectOf(value, at)
  return {
    id: textOf(id, `${at}.id`),
    ticket: textOf(ticket, `${at}.ticket`),
    stratum: textOf(stratum, `${at}.stratum`),
  }
}
