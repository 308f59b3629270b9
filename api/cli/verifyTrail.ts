// `npm run verify-trail`: rechecks the whole trail of a database file, which it only reads; the last line is one JSON object.
import { existsSync, readFileSync } from 'node:fs'
import { Command } from 'commander'
import { openDb } from '#db/open.ts'
import { systemClock } from '../clock.ts'
import { parseVkey, type VerifierKey } from '../domain/trail/note.ts'
import { compareCases } from '../services/trail/compareCases.ts'
import { readLastNote } from '../services/trail/signer.ts'
import { keyPathOf, readVkey } from '../services/trail/signing.ts'
import { verifyTrail } from '../services/trail/verifyTrail.ts'

interface Options {
  readonly db: string
  readonly checkpoint?: readonly string[]
  readonly key?: string
  readonly cases: boolean
}

const SAY_EVERY = 250_000

const command = new Command('verify-trail')
  .description(
    'rechecks every event, node, checkpoint and case of a database; exit 0 = all is as it was signed',
  )
  .option('--db <file>', 'database file; it is only read', process.env.PINGYI_DB ?? 'data/pingyi.db')
  .option('--checkpoint <file...>', 'checkpoints kept from earlier, besides the last one kept beside the key')
  .option(
    '--key <vkey>',
    'public key of the log, or a file that holds it (default: the key beside the database)',
  )
  .option('--no-cases', 'leaves out comparing the case tables with the trail')

function main({ db: file, checkpoint = [], key: given, cases }: Options): number {
  const held = checkpoint.map((one) => readFileSync(one, 'utf8'))
  const key = keyOf(given, file)
  const last = given === undefined ? readLastNote(keyFileOf(file)) : null
  if (last !== null) held.push(last)
  if (key === null) say('the key is not known: roots are compared, signatures are not checked')
  const db = openDb(file, { mustExist: true, readonly: true })
  try {
    const startedAt = performance.now()
    const report = verifyTrail(db.sqlite, {
      ...{ key, held },
      ...(cases ? { compareCases: (problems) => compareCases(db.sqlite, systemClock(), problems) } : {}),
      onEvent: (seq) => {
        if (seq > 0 && seq % SAY_EVERY === 0) say(`${seq.toLocaleString('en')} events …`)
      },
    })
    const seconds = Math.round(performance.now() - startedAt) / 1000
    for (const { detail, from, to } of report.problems)
      say(from < to ? `${named(from, to)}: ${detail}` : detail)
    if (report.firstBadEvent !== null) say(`first bad event: ${report.firstBadEvent}`)
    else if (report.range !== null) say(`changed within ${named(...report.range)}`)
    process.stdout.write(`${JSON.stringify({ ...report, seconds })}\n`)
    return report.ok ? 0 : 1
  } finally {
    db.close()
  }
}

/** Events [from, to). */
const named = (from: number, to: number): string =>
  to - from === 1 ? `event ${from}` : `events ${from} to ${to - 1}`

const keyFileOf = (file: string): string => process.env.PINGYI_KEY || keyPathOf(file)

/** The key as given, else the one beside the database; null = there is none. @throws where what is given is no key. */
function keyOf(given: string | undefined, file: string): VerifierKey | null {
  const text =
    given === undefined ? readVkey(keyFileOf(file)) : existsSync(given) ? readFileSync(given, 'utf8') : given
  if (text === null) return null
  const key = parseVkey(text)
  if (key === null) throw new Error('--key is no public key of a log (name+id+base64)')
  return key
}

function say(text: string): void {
  process.stderr.write(`${text}\n`)
}

command.parse()
try {
  process.exitCode = main(command.opts<Options>())
} catch (error) {
  say(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
