// The trails of a period → the evidence of the signals; a few hundred cases at a time, so that other requests are answered between.
import { setImmediate } from 'node:timers/promises'
import { listLastVisits, listTouchedKeys, type SignalRow, signalTrails } from '#db/queries/signals.ts'
import type { CaseEvent, PersonalFields } from '../../../domain/case.ts'
import { PUBLISHED_RULE_SET } from '../../../domain/defaults.ts'
import { DomainError } from '../../../domain/errors.ts'
import type { RuleSet } from '../../../domain/rules.ts'
import type { Evidence } from '../../../domain/signals/evidence.ts'
import { addEvidence, type Visited, type Window } from '../../../domain/signals/gather.ts'
import { noLists } from '../../../domain/signals/lists.ts'
import { parseEventBody } from '../../../domain/trail/eventBody.ts'
import type { Context } from '../../context.ts'
import { peerGroups } from '../../peerGroups.ts'
import type { Asked } from '../../resolveScope.ts'

const CASES_AT_ONCE = 200

/**
 * Evidence of all departments in a period, by the filters but `department`: peers are needed for anybody's. Peers are those of one
 * kind. Visits count whenever they were, since a fixed clock stands before them.
 */
export async function gatherEvidence(context: Context, { period, asOfMs, scope }: Asked): Promise<Evidence> {
  const { sqlite } = context.db
  const { startMs, endMs } = period
  const window: Window = { startMs, endMs, asOfMs, calendar: context.calendar }
  const keys = listTouchedKeys(sqlite, scope)
  const trailsOf = signalTrails(sqlite)
  const visits = new Map(listLastVisits(sqlite).map(({ caseId, ...visit }) => [caseId, visitedOf(visit)]))
  const rules = new Map(
    [...context.ruleSets, PUBLISHED_RULE_SET].map((one) => [`${one.id}@${one.version}`, one]),
  )
  const lists = noLists()
  for (let at = 0; at < keys.length; at += CASES_AT_ONCE) {
    if (at > 0) await setImmediate()
    for (const trail of byCase(trailsOf(keys.slice(at, at + CASES_AT_ONCE)))) {
      const { caseId, ruleSetId, ruleSetVersion } = trail[0]
      addEvidence(
        lists,
        {
          caseId,
          trail: trail.map(eventOf),
          rules: ruleSetOf(rules, `${ruleSetId}@${ruleSetVersion}`),
          visited: visits.get(caseId) ?? null,
        },
        window,
      )
    }
  }
  return { groups: groupsOf(context), ...lists }
}

/** Department id → its peers, in the order of ids. */
function groupsOf({ departments }: Context): Evidence['groups'] {
  const groups = peerGroups(departments, 'kind', () => 0)
  const groupOf = new Map(groups.flatMap(({ id, members }) => members.map((one) => [one.id, id] as const)))
  return new Map(departments.map(({ id }) => [id, groupOf.get(id) ?? '']))
}

type Trail = [SignalRow, ...SignalRow[]]

/** Rows of one case stand together. */
function byCase(rows: readonly SignalRow[]): Trail[] {
  const trails: Trail[] = []
  for (const row of rows) {
    const last = trails.at(-1)
    if (last?.[0].caseId === row.caseId) last.push(row)
    else trails.push([row])
  }
  return trails
}

function eventOf({ body, fields }: SignalRow): CaseEvent {
  const { event } = parseEventBody(body)
  return fields === null ? event : { ...event, personal: JSON.parse(fields) as PersonalFields }
}

function ruleSetOf(known: ReadonlyMap<string, RuleSet>, name: string): RuleSet {
  const rules = known.get(name)
  if (rules === undefined) throw new DomainError('internal', `no rule set ${name} is stored`)
  return rules
}

function visitedOf({
  reached,
  resolved,
  grade,
}: Omit<ReturnType<typeof listLastVisits>[number], 'caseId'>): Visited {
  return {
    reached,
    grade,
    isResolved: resolved === null || resolved === 'unsure' ? null : resolved === 'yes',
  }
}
