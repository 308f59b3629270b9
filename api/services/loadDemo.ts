// Fills an empty database with the demo street: generated from its seed, then imported like anybody's file.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Db, Sqlite } from '#db/open.ts'
import {
  addCategory,
  clearDeployment,
  insertDepartment,
  listDepartmentRows,
  writeLayer,
} from '#db/queries/street.ts'
import { DEPARTMENT_KINDS, type DepartmentKind, isCode } from '#db/vocabulary.ts'
import { planDeployment, STREET_ID } from './deployment.ts'
import { recoverImports } from './import/importFiles.ts'
import { importFile } from './importFile.ts'
import { loadBoundaries } from './placeCases.ts'
import { template } from './reading/templateMapping.ts'
import { inTransaction } from './writing/caseBook.ts'

const LAYERS = ['roads', 'water', 'parks']
const GENERATOR = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../fixtures/build.ts')
const BY = 'demo'
const SAY_EVERY_MS = 5000

export interface DemoOptions {
  /** Cases to generate; the generator's own number where absent. */
  readonly cases?: number
}

/**
 * Generates and loads the demo street; the clock is fixed at its last event. Interrupted or failing it leaves the database
 * empty. `log` is told in words what goes on.
 */
export async function loadDemo(
  db: Db,
  log: (text: string) => void,
  options: DemoOptions = {},
): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'pingyi-demo-'))
  const stop = new AbortController()
  const abort = () => stop.abort(new Error('interrupted while the demo street was being loaded'))
  process.on('SIGINT', abort)
  process.on('SIGTERM', abort)
  try {
    log('The database is empty: generating the demo street …')
    await generate(folder, options, stop.signal)
    await load(db, folder, { log, signal: stop.signal })
  } catch (error) {
    inTransaction(db.sqlite, () => clearDeployment(db.sqlite))
    throw stop.signal.aborted ? stop.signal.reason : error
  } finally {
    process.off('SIGINT', abort)
    process.off('SIGTERM', abort)
    rmSync(folder, { recursive: true, force: true })
  }
}

async function generate(folder: string, { cases }: DemoOptions, signal: AbortSignal): Promise<void> {
  const size = cases === undefined ? [] : ['--cases', String(cases)]
  const args = ['--import', 'tsx', GENERATOR, '--to', folder, ...size]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'], signal })
  const [code] = (await once(child, 'exit')) as [number | null]
  if (code !== 0) throw new Error(`the demo generator ended with ${code}`)
}

interface Loading {
  readonly log: (text: string) => void
  readonly signal: AbortSignal
}

async function load(db: Db, folder: string, { log, signal }: Loading): Promise<void> {
  const nowMs = Date.parse(readDemo(folder).asOf)
  const now = () => nowMs
  recoverImports(db, nowMs)
  inTransaction(db.sqlite, () => storeStreet(db.sqlite, folder, nowMs))
  const geojson = readFileSync(path.join(folder, 'communities.geojson'), 'utf8')
  const names = { id: 'id', name: 'name', households: 'households', population: 'population' }
  loadBoundaries(db.sqlite, { geojson, ...names, by: BY, nowMs })
  let saidAtMs = 0
  const { report } = await importFile(db, {
    file: path.join(folder, 'cases.csv'),
    ...{ mapping: template, by: BY, now, isClockFixed: true, asOfMs: nowMs, signal },
    onProgress: ({ state, bytes, totalBytes }) => {
      if (performance.now() - saidAtMs < SAY_EVERY_MS && state === 'running') return
      saidAtMs = performance.now()
      log(state === 'merging' ? 'storing …' : `reading cases: ${Math.round((100 * bytes) / totalBytes)} %`)
    },
  })
  if (report.rejected > 0) throw new Error(`${report.rejected} demo cases were refused`)
  log(`Demo street loaded: ${report.inserted} cases in ${report.seconds} s.`)
}

interface DemoStreet {
  readonly name: string
  readonly zone: string
  /** ISO instant of the last event. */
  readonly asOf: string
}

function readDemo(folder: string): DemoStreet {
  return JSON.parse(readFileSync(path.join(folder, 'street.json'), 'utf8')) as DemoStreet
}

interface DemoCategory {
  readonly id: string
  readonly zh: string
  readonly en: string
  readonly children?: readonly DemoCategory[]
}

function storeStreet(sqlite: Sqlite, folder: string, nowMs: number): void {
  const read = (name: string): string => readFileSync(path.join(folder, name), 'utf8')
  const { name, zone } = readDemo(folder)
  planDeployment(sqlite, { ...{ name, zone, calendar: 'cn' }, isDemo: true, actor: BY, nowMs }).apply(sqlite)
  storeDepartments(sqlite, read('departments.json'))
  for (const { children = [], ...first } of JSON.parse(read('categories.json')) as DemoCategory[]) {
    addCategory(sqlite, categoryOf(first, null))
    for (const second of children) addCategory(sqlite, categoryOf(second, first.id))
  }
  for (const layer of LAYERS) writeLayer(sqlite, layer, read(`${layer}.geojson`))
}

const categoryOf = ({ id, zh, en }: DemoCategory, parent: string | null) => ({ code: id, parent, zh, en })

function storeDepartments(sqlite: Sqlite, json: string): void {
  let key = listDepartmentRows(sqlite).length
  for (const { id, name, kind } of JSON.parse(json) as { id: string; name: string; kind: string }[]) {
    key += 1
    insertDepartment(sqlite, STREET_ID, { key, id, name, kind: kindOf(kind) })
  }
}

const kindOf = (text: string): DepartmentKind => (isCode(DEPARTMENT_KINDS, text) ? text : 'office')
