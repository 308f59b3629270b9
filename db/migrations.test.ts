// What the migrations build is what the schema declares, and the trail's tables refuse to be changed.
import { is } from 'drizzle-orm'
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { describe, expect, it } from 'vitest'
import journal from './migrations/meta/_journal.json' with { type: 'json' }
import { openDb, type Sqlite } from './open.ts'
import * as schema from './schema/index.ts'

const WITHOUT_ROWID = /_fact$|_rollup$|^node$|^council_(?:token|ballot|comment)$/

const declared = Object.values(schema as Record<string, unknown>).flatMap((value) =>
  is(value, SQLiteTable) ? [getTableConfig(value)] : [],
)

describe('migrations', () => {
  const { sqlite } = openDb(':memory:')

  it('build exactly the tables that the schema declares', () => {
    const built = names(sqlite, 'table').filter(
      (name) => !name.startsWith('sqlite_') && !name.startsWith('__'),
    )
    expect(built).toEqual(declared.map((table) => table.name).sort())
  })

  it.each(declared.map((table) => [table.name, table] as const))('build the columns of %s', (name, table) => {
    const built = sqlite.prepare(
      'SELECT name, lower(type) AS type, "notnull" AS isNotNull FROM pragma_table_info(?)',
    )
    expect(built.all(name)).toEqual(
      table.columns.map((column) => ({
        name: column.name,
        type: column.getSQLType(),
        isNotNull: Number(column.notNull || column.primary),
      })),
    )
  })

  it.each(declared.map((table) => [table.name, table] as const))('build the indexes of %s', (name, table) => {
    const built = sqlite.prepare(
      'SELECT name, "unique" AS isUnique, partial FROM pragma_index_list(?) WHERE origin = \'c\' ORDER BY name',
    )
    expect(built.all(name)).toEqual(
      table.indexes
        .map(({ config }) => ({
          name: config.name,
          isUnique: Number(config.unique),
          partial: Number(config.where !== undefined),
        }))
        .sort((a, b) => (a.name < b.name ? -1 : 1)),
    )
  })

  it('cluster facts, roll-ups, tree nodes and ballots by their primary key', () => {
    const rowless = sqlite.prepare(
      "SELECT name FROM pragma_table_list WHERE wr = 1 AND schema = 'main' ORDER BY name",
    )
    const expected = declared.map((table) => table.name).filter((name) => WITHOUT_ROWID.test(name))
    expect(rowless.pluck().all()).toEqual(expected.sort())
  })

  it('stand in the journal in strictly rising order, so that none is skipped', () => {
    const times = journal.entries.map((entry) => entry.when)
    expect(times).toEqual([...new Set(times)].sort((a, b) => a - b))
  })
})

describe('the trail', () => {
  const { sqlite } = openDb(':memory:')
  sqlite.prepare("INSERT INTO event (seq, body, leaf) VALUES (0, '{}', x'00')").run()
  sqlite.prepare("INSERT INTO node (level, idx, hash) VALUES (1, 0, x'00')").run()
  sqlite.prepare("INSERT INTO checkpoint (size, note, signed_at_ms) VALUES (1, '', 0)").run()

  it.each([
    'UPDATE event SET body = body',
    'DELETE FROM event',
    'UPDATE node SET idx = 1',
    'DELETE FROM node',
    "REPLACE INTO event (seq, body, leaf) VALUES (0, '[]', x'00')",
    "REPLACE INTO node (level, idx, hash) VALUES (1, 0, x'01')",
    'UPDATE checkpoint SET size = 2',
    'DELETE FROM checkpoint',
    "REPLACE INTO checkpoint (size, note, signed_at_ms) VALUES (1, 'x', 0)",
  ])('refuses %s', (statement) => {
    expect(() => sqlite.prepare(statement).run()).toThrow('append-only')
  })
})

function names(sqlite: Sqlite, type: string): string[] {
  return sqlite
    .prepare('SELECT name FROM sqlite_schema WHERE type = ? ORDER BY name')
    .pluck()
    .all(type) as string[]
}
