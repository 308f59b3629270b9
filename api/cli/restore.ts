// `npm run restore -- --from FILE`: a checked backup in the database's place; the last line of stdout is one JSON object.
import { Command } from 'commander'
import { systemClock } from '../clock.ts'
import { restore } from '../services/copies/restore.ts'
import { keyPathOf } from '../services/trail/signing.ts'

const command = new Command('restore')
  .description(
    'checks a backup and puts it in the place of a database that nobody serves; what was there is kept beside it, every session ends',
  )
  .requiredOption('--from <file>', 'the backup')
  .option('--db <file>', 'database file', process.env.PINGYI_DB ?? 'data/pingyi.db')

async function main({ db, from }: { readonly db: string; readonly from: string }): Promise<void> {
  const startedAt = performance.now()
  const done = await restore({
    from,
    dbPath: db,
    keyFile: process.env.PINGYI_KEY || keyPathOf(db),
    by: 'cli',
    nowMs: systemClock(),
  })
  const seconds = Math.round((performance.now() - startedAt) / 10) / 100
  process.stdout.write(`${JSON.stringify({ from, ...done, seconds })}\n`)
}

command.parse()
main(command.opts()).catch((error: unknown) => {
  process.stderr.write(`not restored: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
