// Writes, replaces and reads back the fact rows of a case; roll-ups are somebody else's (rollups.ts).
import type { Statement } from 'better-sqlite3'
import type { Sqlite } from '../open.ts'
import { FACT_TABLES, FACTS, type FactTable, insertSql, selected } from './columns.ts'
import { type BaseRow, type FactRows, noRows } from './factRows.ts'

export interface FactWriter {
  insert(rows: FactRows): void
  /** Removes every row of a case and returns them. */
  take(caseKey: number): FactRows
  /** The rows of a case; empty lists for one that has none. */
  read(caseKey: number): FactRows
  /** Moves every row of a case to another place. */
  move(caseKey: number, placeKey: number): void
}

/** Statements over the fact tables of one schema of a connection (`main`, or an attached staging file). */
export function factWriter(sqlite: Sqlite, schema = 'main'): FactWriter {
  const prepare = (sql: (table: string, columns: readonly string[], fields: string) => string) =>
    Object.fromEntries(
      FACT_TABLES.map((name) => {
        const { table, columns } = FACTS[name]
        return [name, sqlite.prepare(sql(`${schema}.${table}`, columns, selected(FACTS[name])))]
      }),
    ) as Record<FactTable, Statement<unknown[]>>
  const insert = FACT_TABLES.map(
    (name) => [FACTS[name], sqlite.prepare(insertSql(FACTS[name], schema))] as const,
  )
  const read = prepare(
    (table, _, fields) => `SELECT ${fields} FROM ${table} WHERE case_key = ? ORDER BY unit, valid_from_ms`,
  )
  const remove = prepare((table) => `DELETE FROM ${table} WHERE case_key = ?`)
  const move = prepare((table) => `UPDATE ${table} SET place_key = ? WHERE case_key = ?`)

  const readRows = (caseKey: number): FactRows => {
    const rows = noRows()
    for (const name of FACT_TABLES) {
      for (const row of read[name].all(caseKey)) (rows[name] as BaseRow[]).push(row as BaseRow)
    }
    return rows
  }
  return {
    insert(rows) {
      for (const [table, statement] of insert) for (const values of table.values(rows)) statement.run(values)
    },
    read: readRows,
    take(caseKey) {
      const rows = readRows(caseKey)
      for (const name of FACT_TABLES) if (rows[name].length > 0) remove[name].run(caseKey)
      return rows
    },
    move(caseKey, placeKey) {
      for (const name of FACT_TABLES) move[name].run(placeKey, caseKey)
    },
  }
}
