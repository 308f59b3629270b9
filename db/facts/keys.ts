// The dictionaries that facts point to: departments, communities, dimensions and places, each value once under a small key.
import type { Sqlite } from '../open.ts'
import type { Channel, Scope, Urgency } from '../vocabulary.ts'

/** What a case says of itself, as one row of `dim`. */
export interface DimValues {
  readonly category1: string
  readonly category2: string | null
  readonly urgency: Urgency
  readonly scope: Scope
  readonly channel: Channel
}

/** Community and 125 m cell; both null = unlocated. */
export interface PlaceValues {
  readonly communityKey: number | null
  readonly cellX: number | null
  readonly cellY: number | null
}

/** Key → value and value → key, known values from memory, others from the database, new ones under the next key. */
export interface Dictionary<V> {
  /** Key of a value; a value never seen before gets the next free key, kept until `flush`. */
  keyOf(value: V): number
  /** Value of a key that `keyOf` gave or the database holds. */
  valueOf(key: number): V
  /** Inserts what is new and returns how many rows that were. */
  flush(sqlite: Sqlite): number
}

export interface Keys {
  readonly dims: Dictionary<DimValues>
  readonly places: Dictionary<PlaceValues>
}

interface Source<V> {
  /** Text that two values share exactly if they are the same. */
  readonly name: (value: V) => string
  readonly find: (value: V) => number | undefined
  readonly read: (key: number) => V | undefined
  readonly insert: (sqlite: Sqlite, key: number, value: V) => void
  readonly lastKey: number
}

/** Dictionaries over a connection that is only read; new entries stand in memory until they are flushed. */
export function openKeys(sqlite: Sqlite): Keys {
  return { dims: dictionary(dimSource(sqlite)), places: dictionary(placeSource(sqlite)) }
}

function dictionary<V>(source: Source<V>): Dictionary<V> {
  const keys = new Map<string, number>()
  const values = new Map<number, V>()
  let fresh: [number, V][] = []
  let lastKey = source.lastKey
  const remember = (key: number, value: V, name: string) => {
    keys.set(name, key)
    values.set(key, value)
    return key
  }
  return {
    keyOf(value) {
      const name = source.name(value)
      const known = keys.get(name)
      if (known !== undefined) return known
      const stored = source.find(value)
      if (stored !== undefined) return remember(stored, value, name)
      lastKey += 1
      fresh.push([lastKey, value])
      return remember(lastKey, value, name)
    },
    valueOf(key) {
      const known = values.get(key)
      if (known !== undefined) return known
      const stored = source.read(key)
      if (stored === undefined) throw new Error(`dictionary holds no key ${key}`)
      remember(key, stored, source.name(stored))
      return stored
    },
    flush(target) {
      for (const [key, value] of fresh) source.insert(target, key, value)
      const count = fresh.length
      fresh = []
      return count
    },
  }
}

const lastKeyOf = (sqlite: Sqlite, table: 'dim' | 'place'): number =>
  sqlite.prepare(`SELECT coalesce(max(key), 0) FROM ${table}`).pluck().get() as number

function dimSource(sqlite: Sqlite): Source<DimValues> {
  const columns = 'category1, category2, urgency, scope, channel'
  const find = sqlite.prepare(
    `SELECT key FROM dim WHERE category1 = ? AND category2 IS ? AND urgency = ? AND scope = ? AND channel = ?`,
  )
  const read = sqlite.prepare(`SELECT ${columns} FROM dim WHERE key = ?`)
  const parts = (value: DimValues) =>
    [value.category1, value.category2, value.urgency, value.scope, value.channel] as const
  return {
    name: (value) => parts(value).join('\u0000'),
    find: (value) => find.pluck().get(...parts(value)) as number | undefined,
    read: (key) => read.get(key) as DimValues | undefined,
    insert: (target, key, value) => {
      target.prepare(`INSERT INTO dim (key, ${columns}) VALUES (?, ?, ?, ?, ?, ?)`).run(key, ...parts(value))
    },
    lastKey: lastKeyOf(sqlite, 'dim'),
  }
}

function placeSource(sqlite: Sqlite): Source<PlaceValues> {
  const find = sqlite.prepare(
    'SELECT key FROM place WHERE cell_x IS ? AND cell_y IS ? AND community_key IS ?',
  )
  const read = sqlite.prepare(
    'SELECT community_key AS communityKey, cell_x AS cellX, cell_y AS cellY FROM place WHERE key = ?',
  )
  return {
    name: (value) => `${value.cellX} ${value.cellY} ${value.communityKey}`,
    find: (value) => find.pluck().get(value.cellX, value.cellY, value.communityKey) as number | undefined,
    read: (key) => read.get(key) as PlaceValues | undefined,
    insert: (target, key, value) => {
      target
        .prepare('INSERT INTO place (key, community_key, cell_x, cell_y) VALUES (?, ?, ?, ?)')
        .run(key, value.communityKey, value.cellX, value.cellY)
    },
    lastKey: lastKeyOf(sqlite, 'place'),
  }
}
