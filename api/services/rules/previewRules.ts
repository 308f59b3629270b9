// What a version of a rule set, or years of the calendar, would change: everything is written as it would be, looked at, and undone.
import type { Db } from '#db/open.ts'
import { standingStates } from '#db/queries/appraisals.ts'
import { listCaseRows } from '#db/queries/caseReads.ts'
import type { EpochMs } from '#db/units.ts'
import type { Rankings } from '../../contract/rankings.ts'
import type { RuleEffect, RulesPreview } from '../../contract/rules.ts'
import type { RuleSet } from '../../domain/rules.ts'
import { type Period, periodOfDay } from '../../domain/time/period.ts'
import { isoInZone, type Zone } from '../../domain/time/zone.ts'
import { periodLabel } from '../appraisal/asked.ts'
import { type Context, contextOf } from '../context.ts'
import { planDeployment } from '../deployment.ts'
import type { NamedCalendar } from '../loadCalendar.ts'
import { rankDepartments } from '../rankDepartments.ts'
import { judgeAnew } from './judgeAnew.ts'
import { type ClockChange, type ClockState, hasOtherVerdict } from './verdicts.ts'

const MOST_PERIODS = 4
const MOST_ITEMS = 200
/** Results are published under it. */
const SCHEME = 'standard'

export interface RulesAuthor {
  readonly by: string
  readonly nowMs: EpochMs
}

/** What is tried out: a version of a rule set, or the whole calendar as it would be. */
export type RulesTried = { readonly rules: RuleSet } | { readonly calendar: NamedCalendar }

/**
 * Judges the cases that another rule set would judge (by another calendar every case), ranks the newest quarters that changed deadlines lie in before and
 * after, and leaves the database as it was. Verdicts are those as of the deployment's clock.
 * @throws what `judgeAnew` throws.
 */
export async function previewRules(
  db: Db,
  tried: RulesTried,
  { by, nowMs }: RulesAuthor,
): Promise<RulesPreview> {
  const deployment = planDeployment(db.sqlite, { ...tried, actor: by, nowMs })
  const isRules = 'rules' in tried
  const { id, version } = isRules ? tried.rules : deployment.calendarVersion
  const context = contextOf(db, nowMs)
  const { judged, periods, after } = await judgeAnew(
    db,
    { deployment, by, which: isRules ? 'rejudged' : 'all' },
    async (found) => {
      // A Db of its own: what is remembered of it must not outlive the transaction.
      const changed = contextOf({ ...db }, nowMs)
      const touched = quartersOf(found.changes, context)
      return {
        keep: false,
        result: { judged: found, periods: touched, after: await rankAll(changed, touched) },
      }
    },
  )
  const before = await rankAll(context, periods)
  const changes = judged.changes.filter(hasOtherVerdict)
  const listed = periods.map((period, i) =>
    effectOf(context, { period, changes, ranks: rankMoves(before[i], after[i]) }),
  )
  return {
    asOf: isoInZone(context.asOfMs, context.zone),
    id,
    version,
    cases: judged.cases,
    moved: judged.changes.length,
    changed: changes.length,
    periods: listed,
    earlier: earlierQuarters(changes, periods, context.zone),
    items: itemsOf(context, changes.slice(0, MOST_ITEMS)),
  }
}

/** Where a change counts: the quarter of the new deadline, else of the old one; none while the clock is paused. */
const dueOf = ({ from, to }: ClockChange): EpochMs | null => to.dueMs ?? from.dueMs

/** Quarters that begin before as-of in which a deadline lay or will lie, newest first, as many as are ranked. */
function quartersOf(changes: readonly ClockChange[], { zone, asOfMs }: Context): Period[] {
  const found = new Map<string, Period>()
  for (const { from, to } of changes) {
    for (const { dueMs } of [from, to]) {
      if (dueMs === null) continue
      const period = periodOfDay('quarter', zone.dayOf(dueMs), zone)
      if (period.startMs < asOfMs) found.set(period.id, period)
    }
  }
  return [...found.values()].sort((a, b) => b.startMs - a.startMs).slice(0, MOST_PERIODS)
}

function earlierQuarters(changes: readonly ClockChange[], listed: readonly Period[], zone: Zone): number {
  const first = listed.at(-1)
  if (first === undefined) return 0
  const earlier = changes.flatMap((change) => {
    const dueMs = dueOf(change)
    return dueMs !== null && dueMs < first.startMs ? [periodOfDay('quarter', zone.dayOf(dueMs), zone).id] : []
  })
  return new Set(earlier).size
}

/** One after the other: each is summed on the same connection. */
async function rankAll(context: Context, periods: readonly Period[]): Promise<Rankings[]> {
  const rankings: Rankings[] = []
  for (const { id } of periods) {
    rankings.push(await rankDepartments(context, { period: id, scheme: SCHEME }))
  }
  return rankings
}

type RankMove = RuleEffect['ranks'][number]

/** Departments whose rank differs, in the order of the later ranking. */
function rankMoves(before: Rankings | undefined, after: Rankings | undefined): RankMove[] {
  const old = new Map(
    before?.groups.flatMap(({ rows }) => rows.map((row) => [row.department.id, row.rank] as const)),
  )
  const groups = after?.groups ?? []
  return groups.flatMap(({ label, rows }) =>
    rows.flatMap(({ department: { id, name }, rank }) => {
      const from = old.get(id) ?? null
      return from === rank ? [] : [{ department: id, name, group: label, from, to: rank }]
    }),
  )
}

interface Effect {
  readonly period: Period
  readonly changes: readonly ClockChange[]
  readonly ranks: RankMove[]
}

function effectOf(context: Context, { period, changes, ranks }: Effect): RuleEffect {
  const inside = changes.filter((change) => {
    const dueMs = dueOf(change)
    return dueMs !== null && dueMs >= period.startMs && dueMs < period.endMs
  })
  const to = (verdict: ClockState['verdict']) =>
    inside.filter((change) => change.to.verdict === verdict).length
  return {
    period: { id: period.id, label: periodLabel(period) },
    state: standingStates(context.db, SCHEME).get(period.id) ?? 'open',
    changed: inside.length,
    toMet: to('met'),
    toBreached: to('breached'),
    ranks,
  }
}

function itemsOf(context: Context, changes: readonly ClockChange[]): RulesPreview['items'] {
  const { zone, departments } = context
  const rows = listCaseRows(
    context.db,
    changes.map(({ caseKey }) => caseKey),
    context.asOfMs,
  )
  const told = ({ dueMs, verdict }: ClockState) => ({
    due: dueMs === null ? null : isoInZone(dueMs, zone),
    verdict,
  })
  return changes.flatMap(({ caseKey, clock, from, to }) => {
    const row = rows.get(caseKey)
    if (row === undefined) return []
    const department = departments.find(({ key }) => key === row.departmentKey)?.id ?? null
    return [{ id: row.id, title: row.title, department, clock, from: told(from), to: told(to) }]
  })
}
