// One case, rebuilt from its trail: clocks and pauses on the calendar, what counts it and why, masked words.
import { type CaseHead, findCase, listTrails, type TrailRow } from '#db/queries/caseReads.ts'
import type { EpochMs } from '#db/units.ts'
import type { CaseDetail } from '../contract/cases.ts'
import type { CaseEvent, PersonalFields } from '../domain/case.ts'
import { PUBLISHED_RULE_SET } from '../domain/defaults.ts'
import { DomainError } from '../domain/errors.ts'
import { caseFacts, type Ruling } from '../domain/facts/caseFacts.ts'
import { type History, historyOf } from '../domain/facts/history.ts'
import type { CaseFacts, FactBase } from '../domain/facts/rows.ts'
import { cellId, coarserCell } from '../domain/place/grid.ts'
import { maskName } from '../domain/privacy/maskName.ts'
import { maskAddress, maskPhoneField, maskText } from '../domain/privacy/maskPersonal.ts'
import { isoInZone } from '../domain/time/zone.ts'
import { parseEventBody } from '../domain/trail/eventBody.ts'
import { caseClocks, rulerDays } from './cases/caseClocks.ts'
import { caseItem } from './cases/caseItem.ts'
import { countedFacts } from './cases/countedFacts.ts'
import { casesAt } from './cases/standing.ts'
import { trailItems, type Written } from './cases/trailItems.ts'
import type { Context } from './context.ts'
import { readAsOf } from './resolveScope.ts'
import { latestPersonal } from './writing/projection.ts'

/** Cell size the page names the place by: that of the heat map. */
const SHOWN_CELL = 250

/**
 * `GET /cases/{id}` as of an instant (default: the deployment's clock); later events are hidden and count nothing.
 * Names, telephones, addresses and numbers in texts are masked.
 * @throws DomainError unknown_case, also for one not yet received at as-of; bad_as_of.
 */
export async function readCaseDetail(context: Context, id: string, asOf?: string): Promise<CaseDetail> {
  const asOfMs = readAsOf(asOf, context)
  const head = findCase(context.db, id)
  const trail = head === undefined ? [] : writtenBy(listTrails(context.db, [head.key]), asOfMs)
  const row = head === undefined ? undefined : casesAt(context, [head.key], asOfMs).get(head.key)
  if (head === undefined || row === undefined || !trail.some(({ event }) => event.type === 'submitted')) {
    throw new DomainError('unknown_case', `there is no case “${id}” as of ${isoInZone(asOfMs, context.zone)}`)
  }
  const ruling = rulingOf(context, head)
  const events = trail.map(({ event }) => event)
  const history = historyOf(events, asOfMs)
  const facts = validAt(caseFacts(events, ruling), asOfMs)
  const personal = latestPersonal(trail.map(withPersonal))
  const item = caseItem(context, row, asOfMs)
  const community = context.communities.find(({ key }) => key === row.communityKey)
  return {
    asOf: isoInZone(asOfMs, context.zone),
    ruleSet: `${ruling.rules.id}@${ruling.rules.version}`,
    calendar: context.calendarId,
    case: item,
    text: personal.text === undefined ? null : maskText(personal.text),
    erased: trail.some(({ isErased }) => isErased),
    person: maskedPerson(personal),
    position: positionOf(head),
    clocks: caseClocks({ history, ruling, clocks: facts.clocks, asOfMs }),
    pauses: history.pauses.map(({ fromMs, toMs, reason }) => ({
      from: isoInZone(fromMs, context.zone),
      to: toMs === null ? null : isoInZone(toMs, context.zone),
      reason: reason === null ? null : maskText(reason),
    })),
    facts: countedFacts({
      facts,
      rules: ruling.rules,
      hasHouseholds: (community?.households ?? 0) > 0,
      asOfMs,
      zone: context.zone,
    }),
    trail: trailItems(trail, context.zone),
    days: rulerDays(ruling, history.receivedAtMs, instantsOf(history, facts)),
  }
}

/** Events up to as-of in time order; equal times in the order written. */
function writtenBy(rows: readonly TrailRow[], asOfMs: EpochMs): Written[] {
  return rows
    .map((row) => ({ row, ...parseEventBody(row.body) }))
    .map(({ row, event, meta }) => ({
      seq: row.seq,
      event,
      isErased: meta.personal !== undefined && row.personal === null,
      personal: row.personal === null ? null : parsePersonal(row.personal),
      leafHex: row.leaf.toString('hex'),
    }))
    .filter(({ event }) => event.occurredAtMs <= asOfMs)
    .sort((a, b) => a.event.occurredAtMs - b.event.occurredAtMs || a.seq - b.seq)
}

const withPersonal = ({ event, personal }: Written): CaseEvent =>
  personal === null ? event : { ...event, personal }

function parsePersonal(text: string): PersonalFields {
  return JSON.parse(text) as PersonalFields
}

/** The rule set the case was judged by; one that is no longer stored cannot be shown as another. */
function rulingOf(context: Context, { ruleSetId, ruleSetVersion }: CaseHead): Ruling {
  const known = [...context.ruleSets, PUBLISHED_RULE_SET]
  const rules = known.find(({ id, version }) => id === ruleSetId && version === ruleSetVersion)
  if (rules === undefined) throw new Error(`rule set ${ruleSetId}@${ruleSetVersion} is missing`)
  return { rules, calendar: context.calendar }
}

function validAt(facts: CaseFacts, asOfMs: EpochMs): CaseFacts {
  const valid = <F extends FactBase>(rows: readonly F[]): F[] =>
    rows.filter(({ validFromMs, validToMs }) => validFromMs <= asOfMs && asOfMs < validToMs)
  return {
    received: valid(facts.received),
    clocks: valid(facts.clocks),
    callbacks: valid(facts.callbacks),
    archives: valid(facts.archives),
    replies: valid(facts.replies),
    handoffs: valid(facts.handoffs),
    stages: valid(facts.stages),
    open: valid(facts.open),
    entries: valid(facts.entries),
    isSettled: facts.isSettled,
  }
}

function maskedPerson({ name, phone, address }: PersonalFields): CaseDetail['person'] {
  return {
    name: name === undefined ? null : maskName(name),
    phone: phone === undefined ? null : maskPhoneField(phone),
    address: address === undefined ? null : maskAddress(address),
  }
}

function positionOf({ lng, lat, cellX, cellY, isDefault }: CaseHead): CaseDetail['position'] {
  if (lng === null || lat === null) return null
  const cell =
    cellX === null || cellY === null
      ? null
      : cellId(coarserCell({ ix: cellX, iy: cellY }, SHOWN_CELL), SHOWN_CELL)
  return { cell, isDefault: isDefault === 1 }
}

const instantsOf = (history: History, facts: CaseFacts): EpochMs[] => [
  ...history.events.map((event) => event.occurredAtMs),
  ...facts.clocks.flatMap(({ dueMs }) => (dueMs === null ? [] : [dueMs])),
]
