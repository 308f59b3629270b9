// The same numbers everywhere: the API, the command, the page, and a recount of the listed cases.
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Cases } from '#api/contract/cases.ts'
import type { Metric } from '#api/contract/metric.ts'
import type { RankingRow, Rankings } from '#api/contract/rankings.ts'
import { ask } from './api.ts'
import { projectRoot } from './places.ts'
import { QUARTER } from './screens.ts'
import { database, visits } from './support.ts'

const { visit } = visits()

let rankings: Rankings
beforeAll(async () => {
  rankings = await ask<Rankings>(`/rankings?period=${QUARTER}`)
})

const rowsOf = ({ groups }: Rankings): RankingRow[] => groups.flatMap(({ rows }) => rows)

interface Recount {
  readonly num: number
  readonly den: number
}

/** Sums what each listed unit counts, page by page. */
async function recount({ casesUrl }: Metric): Promise<Recount> {
  let [num, den] = [0, 0]
  let next: string | null = ''
  while (next !== null) {
    const page: Cases = await ask<Cases>(
      `${casesUrl}&limit=500${next === '' ? '' : `&cursor=${encodeURIComponent(next)}`}`,
    )
    for (const { unit } of page.items) {
      num += unit?.num ?? 0
      den += unit?.den ?? 0
    }
    next = page.next
  }
  return { num, den }
}

describe(`the ranking of ${QUARTER}`, () => {
  it('is the same by command', async () => {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--import', 'tsx', 'api/cli/rank.ts', '--period', QUARTER, '--db', database, '--json'],
      { cwd: projectRoot, maxBuffer: 32 * 1024 * 1024 },
    )
    expect(JSON.parse(stdout)).toEqual(rankings)
  })

  it('is the same when the listed cases are counted', async () => {
    const found: string[] = []
    for (const { department, indicators } of rowsOf(rankings)) {
      for (const metric of Object.values(indicators)) {
        const { num, den } = await recount(metric)
        if (den !== metric.den || Math.abs(num - metric.num) > 1e-6)
          found.push(
            `${department.name} ${metric.metric}: ${metric.num}/${metric.den}, counted ${num}/${den}`,
          )
      }
    }
    expect(found).toEqual([])
  })

  it('is the same on the page, in order, rank, score and fractions', async () => {
    const at = await visit()
    for (const group of rankings.groups) {
      await at.open(`/rank?period=${QUARTER}&group=${group.id}`)
      const table = await at.page.locator('.rank-table tbody tr:not(.rank-total, .rank-tier-head)').all()
      const ranked = group.rows.filter(({ ranked: isRanked }) => isRanked)
      expect(table.length).toBe(ranked.length)
      for (const [i, row] of table.entries()) {
        const { department, rank, score, indicators } = ranked[i] ?? raise()
        const text = (await row.innerText()).replace(/\s+/g, ' ')
        expect(text, department.name).toMatch(new RegExp(`第${rank}名|并列第${rank}|^${rank}\\b`))
        expect(text).toContain(department.name)
        expect(text).toContain(two(score.value))
        for (const { num, den } of Object.values(indicators))
          expect(text).toContain(`${written(num)}/${written(den)}`)
      }
    }
    await at.close()
  })
})

function raise(): never {
  throw new Error('a row too many')
}

const two = (value: number | null): string => (Math.round((value ?? Number.NaN) * 100) / 100).toFixed(2)
const written = (n: number): string => String(Math.round(n * 10) / 10)
