// `npm run backup -- --to FILE`: a checked copy of a database in use; the last line of stdout is one JSON object.
import { Command } from 'commander'
import { openDb } from '#db/open.ts'
import { systemClock } from '../clock.ts'
import { backUp } from '../services/copies/backUp.ts'

const command = new Command('backup')
  .description(
    'copies a database while it is served and imported into, checks the copy and only then gives it its name; signing keys and uploaded files are not in it',
  )
  .requiredOption('--to <file>', 'the backup; must not exist yet')
  .option('--db <file>', 'database file', process.env.PINGYI_DB ?? 'data/pingyi.db')

async function main({ db: file, to }: { readonly db: string; readonly to: string }): Promise<void> {
  const startedAt = performance.now()
  const db = openDb(file, { mustExist: true })
  try {
    const made = await backUp(db, { to, by: 'cli', nowMs: systemClock() })
    const seconds = Math.round((performance.now() - startedAt) / 10) / 100
    process.stdout.write(`${JSON.stringify({ ...made, seconds })}\n`)
  } finally {
    db.close()
  }
}

command.parse()
main(command.opts()).catch((error: unknown) => {
  process.stderr.write(`no backup: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
