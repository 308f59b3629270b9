// Imports files into a database; progress on stderr, the last line of stdout one JSON object, whatever happens.
import { Command, Option } from 'commander'
import { type Db, openDb } from '#db/open.ts'
import { systemClock } from '../../clock.ts'
import { recoverImports } from '../../services/import/importFiles.ts'
import type { ImportResult } from '../../services/importCases.ts'
import { importFile } from '../../services/importFile.ts'
import { openSigner } from '../../services/trail/signer.ts'
import { interrupted } from './interrupted.ts'
import { type ImportOptions, readOptions } from './options.ts'
import { openProgressBar } from './progressBar.ts'

const ALL_IN = 0
const NOTHING_IMPORTED = 1
const SOME_REJECTED = 3
const SHOWN_GROUPS = 8

const command = new Command('import')
  .description('imports CSV and XLSX files; a file is in or not, rejected rows stand in a file of their own')
  .argument('<file...>', 'CSV or XLSX')
  .option('--preset <name>', 'template (default), boston311, baltimore311, opengov-zh')
  .option('--mapping <file>', 'mapping file: which column is which field')
  .option('--db <file>', 'database file', process.env.PINGYI_DB ?? 'data/pingyi.db')
  .option('--calendar <name>', 'cn, weekends or a calendar file')
  .option(
    '--rules <file>',
    'rule-set file that judges these cases, instead of the one of the preset or mapping',
  )
  .addOption(new Option('--crs <name>', 'coordinate system of the file: wgs84, gcj02, bd09'))
  .option('--zone <iana>', 'zone of the deployment and of the file’s local times')
  .option('--encoding <name>', 'auto, utf-8 or gb18030', 'auto')
  .option('--as-of <iso>', 'fixes the deployment’s clock at this instant')

interface Summary {
  rows: number
  inserted: number
  updated: number
  unchanged: number
  rejected: number
  rejectsFile: string | null
  seconds: number
  provisionalDeadlines: number
}

async function main(files: readonly string[], options: ImportOptions): Promise<number> {
  const summary: Summary = {
    ...{ rows: 0, inserted: 0, updated: 0, unchanged: 0, rejected: 0 },
    ...{ rejectsFile: null, seconds: 0, provisionalDeadlines: 0 },
  }
  const isComplete = await importAll(files, options, { summary, signal: interrupted }).catch(
    (error: unknown) => {
      say(error instanceof Error ? error.message : String(error))
      return false
    },
  )
  process.stdout.write(`${JSON.stringify(summary)}\n`)
  if (summary.inserted + summary.updated + summary.unchanged === 0) return NOTHING_IMPORTED
  return isComplete && summary.rejected === 0 ? ALL_IN : SOME_REJECTED
}

/** One file after another; one that does not get in does not keep out the others. Whether all of them are in. */
async function importAll(
  files: readonly string[],
  options: ImportOptions,
  { summary, signal }: { readonly summary: Summary; readonly signal: AbortSignal },
): Promise<boolean> {
  const declared = readOptions(options)
  if (signal.aborted) throw new Error('interrupted; nothing was imported')
  const db = openDb(options.db)
  let isComplete = true
  try {
    recoverImports(db, systemClock())
    for (const file of files) {
      try {
        add(summary, await importOne(db, file, { declared, signal }))
      } catch (error) {
        isComplete = false
        say(`${file}: nothing imported: ${error instanceof Error ? error.message : String(error)}`)
      }
      if (signal.aborted) break
    }
    sign(db)
  } finally {
    db.close()
  }
  return isComplete
}

/** What is in stays in; a trail that does not continue what was signed is said. */
function sign(db: Db): void {
  try {
    openSigner(db, process.env.PINGYI_KEY || null).sign(systemClock())
  } catch (error) {
    say(`no checkpoint was signed: ${error instanceof Error ? error.message : String(error)}`)
  }
}

interface Task {
  readonly declared: ReturnType<typeof readOptions>
  readonly signal: AbortSignal
}

async function importOne(db: Db, file: string, { declared, signal }: Task): Promise<ImportResult> {
  const bar = openProgressBar(process.stderr)
  try {
    const request = { ...declared, file, by: 'cli', now: systemClock, signal }
    const result = await importFile(db, { ...request, onProgress: bar.show })
    bar.end()
    report(file, result)
    return result
  } catch (error) {
    bar.end()
    throw error
  }
}

/** What people want to know at once; all of it stands in the import's report. */
function report(file: string, { report: found, rejectsFile }: ImportResult): void {
  const { rows, inserted, updated, unchanged, rejected, piles, problems, newDepartments } = found
  say(
    `${file}: ${rows} rows, ${inserted} inserted, ${updated} updated, ${unchanged} unchanged, ${rejected} rejected`,
  )
  if (newDepartments.length > 0) say(`new departments: ${newDepartments.length}`)
  for (const { lng, lat, cases } of piles) {
    say(`${cases} cases lie exactly on ${lat}, ${lng}: taken for a default geocode, counted as not located`)
  }
  for (const { code, column, count, first } of problems.slice(0, SHOWN_GROUPS)) {
    say(
      `${count} × ${code}${column === null ? '' : ` in ${column}`}, first in line ${first[0]?.line}: ${first[0]?.value ?? first[0]?.message}`,
    )
  }
  if (rejectsFile !== null) say(`rejected rows: ${rejectsFile}`)
}

function add(summary: Summary, { report: found, rejectsFile }: ImportResult): void {
  summary.rows += found.rows
  summary.inserted += found.inserted
  summary.updated += found.updated
  summary.unchanged += found.unchanged
  summary.rejected += found.rejected
  summary.provisionalDeadlines += found.provisionalDeadlines
  summary.seconds = Math.round((summary.seconds + found.seconds) * 100) / 100
  summary.rejectsFile = rejectsFile ?? summary.rejectsFile
}

function say(text: string): void {
  process.stderr.write(`${text}\n`)
}

command.parse()
process.exitCode = await main(command.args, command.opts<ImportOptions>())
