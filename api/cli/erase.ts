// `npm run erase -- --before DATE | --months N`: erases the personal data of cases that are over; one JSON line says how many.
// PINGYI_RETENTION_MONTHS: the term where neither is given, for a nightly run; unset or 0 = nothing is ever erased.
import { Command } from 'commander'
import { openDb } from '#db/open.ts'
import { systemClock } from '../clock.ts'
import { contextOf } from '../services/context.ts'
import { erasePersonal } from '../services/erasePersonal.ts'
import { erasureLimit } from '../services/erasureLimit.ts'

const command = new Command('erase')
  .description('erases names, telephones, addresses, texts and exact positions of cases that are over')
  .option('--before <date>', 'cases whose last event lies before this local day (2024-07-01)')
  .option('--months <n>', 'the same, by the number of months before the deployment’s clock')
  .option('--db <file>', 'database file', process.env.PINGYI_DB ?? 'data/pingyi.db')

interface Options {
  readonly before?: string
  readonly months?: string
  readonly db: string
}

function main({ db: path, before, months }: Options): void {
  const db = openDb(path, { mustExist: true })
  try {
    const nowMs = systemClock()
    const { zone, asOfMs } = contextOf(db, nowMs)
    const term = months ?? process.env.PINGYI_RETENTION_MONTHS
    const beforeMs = erasureLimit({ before, months: before === undefined ? term : undefined, asOfMs, zone })
    if (beforeMs === null) {
      process.stderr.write('no term is set: nothing was erased\n')
      return
    }
    const erased = erasePersonal(db.sqlite, { beforeMs, by: 'cli', nowMs })
    process.stdout.write(`${JSON.stringify({ before: new Date(beforeMs).toISOString(), ...erased })}\n`)
  } finally {
    db.close()
  }
}

command.parse()
try {
  main(command.opts<Options>())
} catch (error) {
  process.stderr.write(`not done: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
