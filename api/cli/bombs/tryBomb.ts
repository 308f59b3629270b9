// A bomb built, read in a process of its own, and judged: refused, within its memory and its time.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { buildOf } from './recipes.ts'

/** What reading a file took; `refused` = the code, null where it was read. */
export interface Attempt {
  readonly refused: string | null
  readonly rows: number
  readonly extraMiB: number
  readonly seconds: number
}

/** A process that has not ended by then hangs. */
const HANG_MS = 120_000
const ATTEMPT = path.join(import.meta.dirname, 'attempt.ts')

/** Builds the file that a recipe describes and reads it; null = the recipe's words are not known. */
export function tryBomb(make: string): Attempt | null {
  const build = buildOf(make)
  if (build === null) return null
  const folder = mkdtempSync(path.join(os.tmpdir(), 'pingyi-bomb-'))
  try {
    const file = path.join(folder, 'bomb')
    build(file)
    const { status, stdout, stderr, error } = spawnSync(
      process.execPath,
      ['--import', 'tsx', ATTEMPT, file],
      {
        encoding: 'utf8',
        timeout: HANG_MS,
      },
    )
    if (status !== 0) throw new Error(`reading did not end well: ${error?.message ?? stderr.slice(0, 500)}`)
    return JSON.parse(stdout) as Attempt
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
