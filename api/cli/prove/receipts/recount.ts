// The recount of a claim: its lists are asked for as anybody would, page by page where the units themselves matter.
import type { Cases } from '../../../contract/cases.ts'
import type { SnapshotCases } from '../../../contract/snapshotCases.ts'
import { nearestRank } from '../../../domain/statistics/quantile.ts'
import type { Claim } from './claims.ts'

/** GET below /api/v1, the answer's body; throws for anything but 200. */
export type Ask = (address: string) => Promise<unknown>

/** Sums of credits such as 0.9 are exact to this. */
const EXACT = 1e-6
const PAGE = 500
/** Longer lists are counted only. */
const MOST_WALKED = 3000

/** What differs between a claim and its lists; empty = it recounts to the same. `isWalked`: unit by unit as well. */
export async function recount(ask: Ask, claim: Claim, isWalked: boolean): Promise<string[]> {
  const { path, casesUrl } = claim
  const found: string[] = []
  const compare = (what: string, said: number | undefined, listed: number) => {
    if (said !== undefined && Math.abs(said - listed) > EXACT)
      found.push(`${path} ${what}: said ${said}, listed ${listed} at ${casesUrl}`)
  }
  const totalOf = async (part: string) => ((await ask(`${casesUrl}${part}&limit=1`)) as Cases).total
  compare('total', claim.total, await totalOf(''))
  if (claim.num !== undefined) compare('num', claim.num, await totalOf('&part=num'))
  if (claim.excluded !== undefined) compare('excluded', claim.excluded, await totalOf('&part=excluded'))
  if (!isWalked || claim.total > MOST_WALKED) return found
  const units = await (casesUrl.startsWith('/appraisals/') ? frozenUnitsOf : unitsOf)(ask, casesUrl)
  compare('units', claim.total, units.length)
  compare('sum', claim.sum, sum(units.map(({ num }) => num)))
  if (claim.kind === 'mean') {
    compare('credited', units.filter(({ num }) => num > 0).length, await totalOf('&part=num'))
  }
  if (claim.quantiles !== undefined) {
    const minutes = units.map((unit) => unit.minutes ?? Number.NaN).sort((a, b) => a - b)
    const [median, p90] = claim.quantiles
    compare('median', median ?? undefined, nearestRank(minutes, 0.5) ?? Number.NaN)
    compare('p90', p90 ?? undefined, nearestRank(minutes, 0.9) ?? Number.NaN)
  }
  return found
}

interface ListedUnit {
  readonly num: number
  readonly minutes: number | null
}

async function unitsOf(ask: Ask, casesUrl: string): Promise<ListedUnit[]> {
  const units: ListedUnit[] = []
  let next: string | null = ''
  while (next !== null) {
    const page = (await ask(
      `${casesUrl}&limit=${PAGE}${next === '' ? '' : `&cursor=${encodeURIComponent(next)}`}`,
    )) as Cases
    // A list without a metric has no units: its cases count one each.
    for (const { unit } of page.items) units.push({ num: unit?.num ?? 1, minutes: unit?.minutes ?? null })
    next = page.next
  }
  return units
}

/** A snapshot's list is passed through by place; its units are none of time. */
async function frozenUnitsOf(ask: Ask, casesUrl: string): Promise<ListedUnit[]> {
  const units: ListedUnit[] = []
  let total = Number.POSITIVE_INFINITY
  while (units.length < total) {
    const page = (await ask(`${casesUrl}&limit=${PAGE}&from=${units.length}`)) as SnapshotCases
    if (page.items.length === 0) break
    units.push(...page.items.map(({ num }) => ({ num, minutes: null })))
    total = page.total
  }
  return units
}

const sum = (values: readonly number[]): number => values.reduce((total, one) => total + one, 0)
