// A period worked out from the data as they are: units, results, rules and the log they stand on.
import { calendarInUse } from '#db/queries/appraisalReads.ts'
import { trailSize } from '#db/queries/trail.ts'
import type { Reason } from '#db/vocabulary.ts'
import { movesBetween } from '../../domain/appraisal/moves.ts'
import { fundingTable, outcomesOf } from '../../domain/appraisal/outcomes.ts'
import { type ResultRule, resultsOf } from '../../domain/appraisal/results.ts'
import { LAYOUT, type Snapshot, type SnapshotObjection } from '../../domain/appraisal/snapshot.ts'
import { type AppraisalUnits, withVoid } from '../../domain/appraisal/units.ts'
import { isMetric } from '../../domain/metrics/definitions.ts'
import type { CalendarFile, Scheme } from '../../domain/rules.ts'
import { weekendsFile } from '../../domain/time/calendar.ts'
import type { Period } from '../../domain/time/period.ts'
import { isoInZone } from '../../domain/time/zone.ts'
import type { Context } from '../context.ts'
import { reasonFor } from '../figures.ts'
import { peerGroups } from '../peerGroups.ts'
import { publishesDeadlines } from '../rankingBasis.ts'
import { periodRef } from '../resolveScope.ts'
import { trailRoot } from '../writing/trailLog.ts'
import type { AppraisalAsked } from './asked.ts'
import { earlierPeriod } from './earlierPeriod.ts'
import { gatherUnits } from './gatherUnits.ts'
import { council, supervision } from './partSources.ts'

export interface SnapshotWish {
  readonly asked: Pick<AppraisalAsked, 'period' | 'kind' | 'scheme'>
  readonly version: number
  readonly nowMs: number
  /** The published version that this one corrects, and why. */
  readonly corrects: { readonly snapshot: Snapshot; readonly sha256: string; readonly reason: string } | null
}

/** A draft of the period as of the deployment's clock; with a corrected version every number that moved is listed. */
export async function buildSnapshot(context: Context, wish: SnapshotWish): Promise<Snapshot> {
  const { asked, version, nowMs, corrects } = wish
  const { zone } = context
  const units = await gatherUnits(context, asked)
  const rule = ruleOf(context, asked, units)
  const results = resultsFrom(units, rule)
  return {
    v: LAYOUT,
    street: { id: context.street.id, name: context.street.name },
    period: periodRef(context, asked.period),
    kind: asked.kind,
    version,
    stage: 'draft',
    asOf: isoInZone(context.asOfMs, zone),
    frozenAt: isoInZone(nowMs, zone),
    publishedAt: null,
    ruleSets: context.ruleSets.filter((one) => isInUse(context, one)),
    calendar: calendarOf(context),
    dataVersion: String(context.dataVersion),
    trail: { size: trailSize(context.db.sqlite), root: trailRoot(context.db.sqlite) },
    rule,
    units,
    ...results,
    objections: [],
    earlier: {
      previous: await earlierPeriod(context, asked, 'previous'),
      yearAgo: await earlierPeriod(context, asked, 'yearAgo'),
    },
    corrects:
      corrects === null
        ? null
        : {
            version: corrects.snapshot.version,
            sha256: corrects.sha256,
            reason: corrects.reason,
            moves: movesBetween(corrects.snapshot.groups, results.groups),
          },
  }
}

/** Results, outcomes and funding table of units under a rule. */
export function resultsFrom(units: AppraisalUnits, rule: ResultRule) {
  const groups = resultsOf(units, rule)
  const outcomes = outcomesOf(rule.kind, groups)
  return { groups, outcomes, funding: fundingTable(groups, outcomes) }
}

/**
 * A draft as it is published: accepted objections' cases void, everything worked out again from the draft's own units, so
 * that what came in since the freeze changes nothing. `before` = the version it corrects.
 */
export function publishedSnapshot(
  draft: Snapshot,
  {
    objections,
    publishedAt,
    before,
  }: {
    readonly objections: readonly SnapshotObjection[]
    readonly publishedAt: string
    readonly before: Snapshot | null
  },
): Snapshot {
  const accepted = objections.filter(({ state }) => state === 'accepted').flatMap(({ cases }) => cases)
  const units = withVoid(draft.units, accepted)
  const results = resultsFrom(units, draft.rule)
  const { corrects } = draft
  return {
    ...draft,
    ...results,
    v: LAYOUT,
    units,
    objections,
    stage: 'published',
    publishedAt,
    corrects:
      corrects === null || before === null
        ? corrects
        : { ...corrects, moves: movesBetween(before.groups, results.groups) },
  }
}

const isInUse = (context: Context, { id, version }: { readonly id: string; readonly version: string }) =>
  context.ruleSetsInUse.split(', ').includes(`${id}@${version}`)

function calendarOf({ db, calendarId, zone }: Context): Snapshot['calendar'] {
  const row = calendarInUse(db, calendarId)
  const file = row === undefined ? weekendsFile(zone.id) : parseCalendar(row.body)
  return { id: calendarId, version: row?.version ?? '', file }
}

function parseCalendar(body: string): CalendarFile {
  return JSON.parse(body) as CalendarFile
}

/** How the results of these units are worked out under the deployment as it is. */
export function ruleOf(
  context: Context,
  {
    period,
    kind,
    scheme,
  }: { readonly period: Period; readonly kind: ResultRule['kind']; readonly scheme: Scheme },
  units: AppraisalUnits,
): ResultRule {
  return {
    kind,
    scheme,
    groups: groupsOf(units, scheme.group),
    supervision: kind === 'quarter' ? supervision(context, period) : {},
    council: kind === 'quarter' ? council(context, period) : {},
    emptyReasons: Object.fromEntries(
      scheme.indicators.map(({ metric }) => [metric, emptyReason(context, metric)]),
    ),
  }
}

function groupsOf({ departments }: AppraisalUnits, group: Scheme['group']): ResultRule['groups'] {
  const groups = peerGroups(departments, group, ({ received }) => received.cases.length)
  return groups.map(({ id, label, members }) => ({ id, label, members: members.map((member) => member.id) }))
}

function emptyReason(context: Context, metric: string): Reason {
  const isClock = metric === 'response_rate' || metric === 'reply_on_time_rate'
  if (isClock && publishesDeadlines(context)) return 'no_deadlines'
  return isMetric(metric) ? reasonFor(metric) : 'no_data'
}
