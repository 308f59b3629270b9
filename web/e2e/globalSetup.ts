// Once per run: the demo street in a database of its own, a server that reads it, and the audits as one script.
import { execFile } from 'node:child_process'
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { build } from 'vite'
import type { TestProject } from 'vitest/node'
import { chromiumPath, projectRoot, webRoot } from './places.ts'
import { startServer } from './server.ts'

/** Enough that units are ranked and every screen has something to show, few enough to load in seconds. */
const CASES = '6000'

declare module 'vitest' {
  interface ProvidedContext {
    readonly e2e: {
      /** Address of the server all reading specs share. */
      readonly origin: string
      /** The demo street as loaded: copy it before writing. */
      readonly seed: string
      /** Its copy behind `origin`. */
      readonly database: string
      readonly folder: string
      readonly audits: string
    }
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  requireFiles()
  const folder = mkdtempSync(path.join(os.tmpdir(), 'pingyi-e2e-'))
  const seed = path.join(folder, 'seed.db')
  const database = path.join(folder, 'read.db')
  const [audits] = await Promise.all([bundleAudits(), loadDemo(seed), run('api/cli/launch.mjs', '--server')])
  copyFileSync(seed, database)
  const server = await startServer(database)
  project.provide('e2e', { origin: server.origin, seed, database, folder, audits })
  return async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

function requireFiles(): void {
  if (!existsSync(chromiumPath)) throw new Error(`no Chromium at ${chromiumPath}: name one in CHROMIUM_PATH`)
  if (!existsSync(path.join(webRoot, 'index.html')))
    throw new Error(`the web is not built in ${webRoot}: npm run build`)
}

/** In a process of its own, as the server would: loading starts threads that need the sources' own loader. */
async function loadDemo(database: string): Promise<void> {
  const script = path.join(import.meta.dirname, 'seedDatabase.ts')
  await run('--import', 'tsx', script, database, CASES)
}

async function run(...args: string[]): Promise<void> {
  await promisify(execFile)(process.execPath, args, { cwd: projectRoot })
}

async function bundleAudits(): Promise<string> {
  const entry = path.resolve(import.meta.dirname, '../test/audits/index.ts')
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      lib: { entry, formats: ['iife'], name: 'audits' },
    },
  })
  const [first] = Array.isArray(built) ? built : [built]
  const output = first && 'output' in first ? first.output : []
  const chunk = output.find((file) => file.type === 'chunk')
  if (chunk?.type !== 'chunk') throw new Error('the audits were not bundled')
  return chunk.code
}
