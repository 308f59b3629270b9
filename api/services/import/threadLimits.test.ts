// A thread that takes more than it may is ended: its batch says why, nothing of it is stored, and the next import runs.
import { readdirSync } from 'node:fs'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { findImport } from '#db/queries/imports.ts'
import { openBatch } from '../importCases.ts'
import { template } from '../reading/templateMapping.ts'
import { openImportJobs } from './jobs.ts'
import { type Bench, csvOf, NOW, openBench } from './test/importFixture.ts'
import { IMPORT_LIMITS, type ThreadLimits } from './threadLimits.ts'

let bench: Bench
beforeEach(() => {
  bench = openBench()
})
afterEach(() => bench.close())

async function importUnder(limits: ThreadLimits) {
  const { db } = bench
  const rows = Array.from({ length: 500 }, (_, i) => ({ number: `T${i}` }))
  const file = bench.write('cases.csv', csvOf(rows))
  const importId = openBatch(db, { file, mapping: template, by: 'operator', now: () => NOW })
  const jobs = openImportJobs(db, () => NOW, undefined, limits)
  jobs.start({
    ...{ kind: 'import', mode: 'run', by: 'operator' },
    ...{ importId, file, fileName: 'cases.csv', mapping: template },
  })
  await jobs.idle()
  return findImport(db.sqlite, importId)
}

it.each([
  ['memory', { memoryMb: 16, longestMs: null }, /more memory than it may/],
  ['time', { ...IMPORT_LIMITS, longestMs: 1 }, /longer than it may/],
] as const)(
  'an import that takes too much %s fails with its code and leaves nothing',
  async (_, limits, words) => {
    const failed = await importUnder(limits)
    expect(failed).toMatchObject({ state: 'failed', errorCode: 'import_limits' })
    expect(failed?.errorDetail).toMatch(words)
    expect(bench.count('cases')).toBe(0)
    expect(readdirSync(bench.folder).filter((name) => name.includes('.stage-'))).toEqual([])
    expect(await importUnder(IMPORT_LIMITS)).toMatchObject({ state: 'done' })
    expect(bench.count('cases')).toBe(500)
  },
)
