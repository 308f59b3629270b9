// `npm run rank`: the ranking of a period from a database file, as a table or as the object of GET /rankings.
import { readFileSync } from 'node:fs'
import { Command, Option } from 'commander'
import { openDb } from '#db/open.ts'
import { systemClock } from '../clock.ts'
import type { RankingRow, Rankings } from '../contract/rankings.ts'
import { contextOf } from '../services/context.ts'
import { parseScheme } from '../services/parseScheme.ts'
import { rankDepartments } from '../services/rankDepartments.ts'

const command = new Command('rank')
  .description('ranks the departments of a period')
  .requiredOption('--period <id>', '2026, 2026-Q3, 2026-09 or 2026-09-01..2026-09-30')
  .option('--db <file>', 'database file', process.env.PINGYI_DB ?? 'data/pingyi.db')
  .option('--scheme <name>', 'standard, recorded or a scheme file', 'standard')
  .addOption(new Option('--group <how>', 'peer groups').choices(['kind', 'all']))
  .option('--as-of <iso>', 'as of this instant (ISO 8601 with offset)')
  .option('--json', 'print the object of GET /rankings')

/** Whatever is no id of a scheme is a file. */
const SCHEME_ID = /^[a-z0-9][a-z0-9_-]*$/

interface Options {
  readonly period: string
  readonly db: string
  readonly scheme: string
  readonly group?: 'kind' | 'all'
  readonly asOf?: string
  readonly json?: boolean
}

async function main(options: Options): Promise<void> {
  const db = openDb(options.db, { mustExist: true })
  try {
    const file = SCHEME_ID.test(options.scheme)
      ? undefined
      : parseScheme(readFileSync(options.scheme, 'utf8'))
    const query = {
      period: options.period,
      scheme: file?.id ?? options.scheme,
      ...(options.group === undefined ? {} : { group: options.group }),
      ...(options.asOf === undefined ? {} : { asOf: options.asOf }),
    }
    const rankings = await rankDepartments(contextOf(db, systemClock()), query, file ? { scheme: file } : {})
    process.stdout.write(options.json ? `${JSON.stringify(rankings)}\n` : `${table(rankings)}\n`)
  } finally {
    db.close()
  }
}

function table(rankings: Rankings): string {
  const head = `${rankings.period.id} · ${rankings.scheme} · as of ${rankings.asOf} · ${rankings.ruleSet}`
  const groups = rankings.groups.map((group) => {
    const rows = group.rows.map((row) => {
      const { value, lo, hi } = row.score
      const score = value === null ? `— (${row.reason})` : `${two(value)}  [${two(lo)}, ${two(hi)}]`
      const parts = Object.values(row.indicators).map((metric) => `${metric.num}/${metric.den}`)
      return [
        String(row.rank ?? '—').padStart(4),
        claimOf(row).padEnd(13),
        score.padEnd(28),
        parts.join('  ').padEnd(36),
        row.department.name,
      ].join('  ')
    })
    return [`\n${group.label.zh} ${group.label.en}`, ...rows].join('\n')
  })
  return [head, ...groups].join('\n')
}

/** Rank interval and tier. */
const claimOf = ({ rankLow, rankHigh, tier }: RankingRow): string =>
  tier === null ? '' : `${rankLow}–${rankHigh} tier ${tier}`

const two = (value: number | null): string => (value === null ? '—' : value.toFixed(2))

command.parse()
main(command.opts<Options>()).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
