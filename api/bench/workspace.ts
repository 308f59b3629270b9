// Where benches keep their generated files and databases: one folder per size, made anew when the sizes differ.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** One street of a size: its CSV and the database it was imported into. */
export interface Workspace {
  readonly cases: number
  readonly csv: string
  readonly db: string
  /** Wall seconds of the import, start of the process to its end. */
  readonly importSeconds: number
}

const ROOT = resolve('data/bench')
export const log = (line: string): void => void process.stderr.write(`${line}\n`)

/** Runs one of the product's commands as its own process. @throws Error with its last output where it fails. */
export function run(script: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): string {
  const child = spawnSync(process.execPath, ['--import', 'tsx', script, ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, ...env },
  })
  // 3 = some rows rejected: the demo has none, a bench must not pass over it.
  if (child.status !== 0) throw new Error(`${script} exited ${child.status}: ${child.stderr.slice(-2000)}`)
  return child.stdout
}

/** Generates and imports a street of `cases` cases and 400 departments, or takes the one left by an earlier bench. */
export function workspaceOf(cases: number): Workspace {
  const folder = join(ROOT, String(cases))
  const marker = join(folder, 'workspace.json')
  if (existsSync(marker)) return JSON.parse(readFileSync(marker, 'utf8')) as Workspace
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  log(`generating ${cases} cases …`)
  run('fixtures/build.ts', ['--cases', String(cases), '--departments', '400', '--to', folder])
  const csv = join(folder, 'cases.csv')
  const db = join(folder, 'street.db')
  run('api/cli/boundaries.ts', boundaryArgs(folder, db))
  const { asOf } = JSON.parse(readFileSync(join(folder, 'street.json'), 'utf8')) as { asOf: string }
  log(`importing ${cases} cases …`)
  const startedAt = performance.now()
  run('api/cli/import.ts', [csv, '--preset', 'template', '--calendar', 'cn', '--as-of', asOf, '--db', db])
  const workspace = { cases, csv, db, importSeconds: (performance.now() - startedAt) / 1000 }
  writeFileSync(marker, JSON.stringify(workspace))
  return workspace
}

function boundaryArgs(folder: string, db: string): string[] {
  const file = join(folder, 'communities.geojson')
  return [file, '--id', 'id', '--name', 'name', '--households', 'households', '--db', db]
}

/** Median seconds of several runs after one that is not counted. */
export async function medianSeconds(runs: number, work: () => unknown): Promise<number> {
  const seconds: number[] = []
  for (let i = -1; i < runs; i++) {
    const startedAt = performance.now()
    await work()
    if (i >= 0) seconds.push((performance.now() - startedAt) / 1000)
  }
  return seconds.sort((a, b) => a - b)[Math.floor(runs / 2)] ?? Number.NaN
}

/** One measured ratio or figure, with what it is made of. */
export interface BenchResult {
  readonly id: string
  readonly value: number
  readonly parts: Readonly<Record<string, number>>
  readonly good: string
}
