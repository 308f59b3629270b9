// Fills an empty database with the demo street: generated from its seed, written like any other case, in one transaction.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Db, Sqlite } from '#db/open.ts'
import { addCategory, insertDepartment, writeCommunity, writeLayer } from '#db/queries/street.ts'
import type { DepartmentKind } from '#db/vocabulary.ts'
import { type PlannedDeployment, planDeployment, STREET_ID } from './deployment.ts'
import { compileMapping } from './reading/compileMapping.ts'
import { openRows } from './reading/openRows.ts'
import { readCase } from './reading/readCase.ts'
import { template } from './reading/templateMapping.ts'
import { type CaseBook, openCaseBook } from './writing/caseBook.ts'

const ACTOR = 'demo'

/**
 * Generates the demo street and loads it: street with a fixed clock at the last event, departments, communities,
 * categories, layers, cases. All of it or nothing.
 */
export async function loadDemo(db: Db, log: (text: string) => void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'pingyi-demo-'))
  const { sqlite } = db
  try {
    log('generating the demo street …')
    generate(folder)
    sqlite.exec('BEGIN IMMEDIATE')
    sqlite.pragma('defer_foreign_keys = ON')
    const planned = writeStreet(sqlite, folder)
    const book = openCaseBook(sqlite, { deployment: planned, by: ACTOR })
    const cases = await writeCases(book, planned, join(folder, 'cases.csv'))
    book.finish()
    sqlite.exec('COMMIT')
    log(`loaded ${cases} cases`)
  } finally {
    if (sqlite.inTransaction) sqlite.exec('ROLLBACK')
    rmSync(folder, { recursive: true, force: true })
  }
}

function generate(folder: string): void {
  const cases = process.env.PINGYI_DEMO_CASES ?? '48000'
  const args = ['--import', 'tsx', 'fixtures/build.ts', '--to', folder, '--cases', cases]
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`the demo street could not be generated: ${stderr}`)
}

const readJson = <T>(folder: string, file: string): T =>
  JSON.parse(readFileSync(join(folder, file), 'utf8')) as T

interface CategoryNode {
  readonly id: string
  readonly zh: string
  readonly en: string
  readonly children?: readonly CategoryNode[]
}
interface CommunityFeature {
  readonly properties: {
    readonly id: string
    readonly name: string
    readonly households: number
    readonly population: number
  }
  readonly geometry: object
}

function writeStreet(sqlite: Sqlite, folder: string): PlannedDeployment {
  const { name, zone, asOf } = readJson<{ name: string; zone: string; asOf: string }>(folder, 'street.json')
  const asOfMs = Date.parse(asOf)
  const wish = { actor: ACTOR, nowMs: asOfMs, asOfMs, zone, name, calendar: 'cn', isDemo: true }
  const planned = planDeployment(sqlite, wish)
  planned.apply(sqlite)
  const departments = readJson<{ id: string; name: string; kind: DepartmentKind }[]>(
    folder,
    'departments.json',
  )
  for (const [i, row] of departments.entries()) insertDepartment(sqlite, STREET_ID, { key: i + 1, ...row })
  const { features } = readJson<{ features: CommunityFeature[] }>(folder, 'communities.geojson')
  for (const [i, { properties, geometry }] of features.entries()) {
    writeCommunity(sqlite, STREET_ID, { key: i + 1, ...properties, geometry: JSON.stringify(geometry) })
  }
  for (const first of readJson<CategoryNode[]>(folder, 'categories.json')) {
    const { id, zh, en, children = [] } = first
    addCategory(sqlite, { code: id, parent: null, zh, en })
    for (const child of children)
      addCategory(sqlite, { code: child.id, parent: id, zh: child.zh, en: child.en })
  }
  for (const layer of ['roads', 'water', 'parks']) {
    writeLayer(sqlite, layer, readFileSync(join(folder, `${layer}.geojson`), 'utf8'))
  }
  return planned
}

async function writeCases(book: CaseBook, planned: PlannedDeployment, csv: string): Promise<number> {
  const opened = await openRows(csv)
  const compiled = compileMapping(template, opened.header)
  const { zone, asOfMs } = planned
  const context = { zone, crs: 'wgs84' as const, enteredAtMs: asOfMs, actor: ACTOR }
  let cases = 0
  for await (const row of opened.rows) {
    const read = readCase(row, compiled, context)
    if (!('record' in read))
      throw new Error(`the demo street has a bad row: ${JSON.stringify(read.problems)}`)
    const { source, number, attributes, receivedAtMs, receivedRecordedAtMs, personal, events } = read.record
    const submitted = {
      type: 'submitted' as const,
      occurredAtMs: receivedAtMs,
      recordedAtMs: receivedRecordedAtMs,
      enteredAtMs: asOfMs,
      actor: null,
      department: null,
      data: { ...attributes, receivedAtMs },
      personal,
    }
    const identity = { source, number, ruleSetId: 'default', importId: null, recordHash: null }
    book.create(identity, [submitted, ...events])
    cases += 1
  }
  return cases
}
