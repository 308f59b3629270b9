// Small template files and databases for the import tests.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { compareRollups } from '#db/facts/recount.ts'
import { type Db, openDb } from '#db/open.ts'
import { zoneOf } from '../../../domain/time/zone.ts'
import { type ImportRequest, type ImportResult, importCases } from '../../importCases.ts'
import { presets } from '../../reading/presets.ts'
import { template } from '../../reading/templateMapping.ts'
import { periodStarts } from '../../writing/periodStarts.ts'

export const NOW = Date.UTC(2026, 8, 30, 4)
const HEADER = '编号,受理时间,首接单位,类别,紧急程度,经度,纬度,回复时间,归档时间,办理结果,标题'

/** Columns of one row, by position of HEADER; the events a template file tells in columns of their own. */
export interface Row {
  readonly number: string
  readonly received?: string
  readonly department?: string
  readonly category?: string
  readonly urgency?: string
  readonly position?: readonly [number, number]
  readonly replied?: string
  readonly archived?: string
  readonly outcome?: string
  readonly title?: string
}

export const csvOf = (rows: readonly Row[]): string =>
  [HEADER, ...rows.map(lineOf)].map((line) => `${line}\r\n`).join('')

function lineOf(row: Row): string {
  const [lng = '', lat = ''] = row.position ?? []
  const { number, received = '2026-09-01 09:00', department = '绿园物业', category = 'facility' } = row
  const { urgency = '', replied = '', archived = '', outcome = '', title = '' } = row
  const cells = [number, received, department, category, urgency, lng, lat, replied, archived, outcome, title]
  return cells.join(',')
}

export interface Bench {
  readonly folder: string
  readonly db: Db
  write(name: string, content: string | Buffer): string
  run(file: string, more?: Partial<ImportRequest>): Promise<ImportResult>
  importRows(rows: readonly Row[], more?: Partial<ImportRequest>): Promise<ImportResult>
  count(table: string): number
  /** Differences between the roll-ups and a recount. */
  differences(): unknown[]
  /** Every stored row but salts and times of entry, to compare databases by. */
  contents(tables: readonly string[]): unknown
  close(): void
}

/** A database file of its own in a temporary folder. */
export function openBench(): Bench {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'pingyi-import-'))
  const db = openDb(path.join(folder, 'pingyi.db'))
  const write = (name: string, content: string | Buffer) => {
    const file = path.join(folder, name)
    writeFileSync(file, content)
    return file
  }
  const run = (file: string, more: Partial<ImportRequest> = {}) =>
    importCases(db, { file, mapping: template, by: 'operator', now: () => NOW, ...more })
  const count = (table: string) => db.sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number
  const zone = () => db.sqlite.prepare('SELECT zone FROM street').pluck().get() as string
  return {
    folder,
    db,
    write,
    run,
    importRows: (rows, more) => run(write('cases.csv', csvOf(rows)), more),
    count,
    differences: () => compareRollups(db.sqlite, periodStarts(zoneOf(zone()))),
    contents: (tables) =>
      tables.map((table) => db.sqlite.prepare(`SELECT * FROM ${table} ORDER BY 1, 2, 3`).all()),
    close: () => {
      db.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export function presetOf(name: string) {
  const preset = presets[name]
  if (preset === undefined) throw new Error(`no preset ${name}`)
  return preset
}
