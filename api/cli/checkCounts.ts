// `npm run check:counts`: counts every roll-up anew from the facts and names what differs.
import { Command } from 'commander'
import { compareRollups } from '#db/facts/recount.ts'
import { openDb } from '#db/open.ts'
import { systemClock } from '../clock.ts'
import { readDeployment } from '../services/deployment.ts'
import { periodStarts } from '../services/writing/periodStarts.ts'

const SHOWN = 20

const command = new Command('check:counts')
  .description('recounts the roll-ups from the facts; exit 0 = equal, 1 = the differences on stderr')
  .option('--db <file>', 'database file', process.env.PINGYI_DB ?? 'data/pingyi.db')

function main({ db: file }: { readonly db: string }): number {
  const db = openDb(file, { mustExist: true })
  try {
    const { zone } = readDeployment(db.sqlite, systemClock())
    const differences = compareRollups(db.sqlite, periodStarts(zone))
    for (const difference of differences.slice(0, SHOWN))
      process.stderr.write(`${JSON.stringify(difference)}\n`)
    process.stdout.write(`${JSON.stringify({ differences: differences.length })}\n`)
    return differences.length === 0 ? 0 : 1
  } finally {
    db.close()
  }
}

command.parse()
try {
  process.exitCode = main(command.opts<{ db: string }>())
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
