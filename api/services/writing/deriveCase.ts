// A case's trail → its row in the case table and its rows in the fact tables.
import { type FactRows, factRows } from '#db/facts/factRows.ts'
import type { DimValues, Keys } from '#db/facts/keys.ts'
import type { CaseRow } from '#db/queries/caseWrites.ts'
import { FOREVER } from '#db/units.ts'
import type { CaseEvent } from '../../domain/case.ts'
import { caseFacts } from '../../domain/facts/caseFacts.ts'
import type { CaseFacts, ClockFact } from '../../domain/facts/rows.ts'
import type { Deployment } from '../deployment.ts'
import type { Placer } from './placer.ts'
import { projectionOf } from './projection.ts'
import type { Registry } from './registry.ts'

/** What of a case no event says. */
export interface CaseIdentity {
  readonly key: number
  readonly source: string
  readonly number: string
  /** Family of rule sets: `default` or `published`. */
  readonly ruleSetId: string
  /** Batch that inserted it; null for one entered by hand. */
  readonly importId: number | null
  readonly recordHash: string | null
}

export interface Derivation {
  readonly deployment: Pick<Deployment, 'rulesOn' | 'calendar'>
  readonly keys: Keys
  readonly registry: Registry
  readonly placer: Placer
}

export interface DerivedCase {
  readonly row: CaseRow
  readonly rows: FactRows
}

/**
 * Derives a case anew from its whole trail: same trail, rules, calendar and places, same rows. Dictionary entries it
 * needs are added to `keys` and `registry`.
 * @throws DomainError `event_order` for a trail without `submitted`.
 */
export function deriveCase(
  identity: CaseIdentity,
  trail: readonly CaseEvent[],
  derivation: Derivation,
): DerivedCase {
  const { deployment, keys, registry, placer } = derivation
  const { calendar, rulesOn } = deployment
  const rules = rulesOn(identity.ruleSetId, receiptOf(trail))
  const facts = caseFacts(trail, { rules, calendar })
  const projection = projectionOf(trail)
  const { position, community } = projection
  const declaredKey = community === null ? null : declared(community, derivation)
  const place = placer.placeOf(position, declaredKey)
  const rows = factRows(facts, {
    caseKey: identity.key,
    placeKey: keys.places.keyOf(place),
    departmentKey: registry.departmentKey,
    dimKey: dimKeys(keys, registry),
    credits: rules.credits,
  })
  const row: CaseRow = {
    key: identity.key,
    id: `${identity.source}:${identity.number}`,
    source: identity.source,
    number: identity.number,
    title: projection.title,
    ...receivedPart(facts),
    declaredCommunity: community,
    communityKey: place.communityKey,
    lng: position?.lng ?? null,
    lat: position?.lat ?? null,
    firstReceiverKey: registry.departmentKey(projection.firstReceiver),
    departmentKey: registry.departmentKey(projection.department),
    ruleSetId: rules.id,
    ruleSetVersion: rules.version,
    stage: projection.stage,
    isOpen: Number(facts.open.some((fact) => fact.validToMs === FOREVER && fact.toMs === FOREVER)),
    ...clockPart(facts),
    importId: identity.importId,
    recordHash: identity.recordHash,
  }
  return { row, rows }
}

/** Day of receipt that decides the rule set: as first submitted, a later correction included. */
function receiptOf(trail: readonly CaseEvent[]): number {
  let receivedAtMs = 0
  for (const event of trail) {
    if (event.type === 'submitted') receivedAtMs = event.data.receivedAtMs
    else if (event.type === 'corrected') receivedAtMs = event.data.changes.receivedAtMs ?? receivedAtMs
  }
  return receivedAtMs
}

/** Declared communities become rows only where no polygon says better. */
function declared(name: string, { placer, registry }: Derivation): number | null {
  return placer.hasPolygons ? null : registry.communityKey(name)
}

/** Keys of attribute combinations; a case mostly has one, so the last is remembered. */
function dimKeys(keys: Keys, registry: Registry): (fact: DimValues) => number {
  let last: DimValues | null = null
  let lastKey = 0
  return (fact) => {
    if (last !== null && isSameDim(last, fact)) return lastKey
    const { category1, category2, urgency, scope, channel } = fact
    last = { category1, category2, urgency, scope, channel }
    registry.noteCategory(category1, category2)
    lastKey = keys.dims.keyOf(last)
    return lastKey
  }
}

const isSameDim = (a: DimValues, b: DimValues): boolean =>
  a.category2 === b.category2 &&
  a.category1 === b.category1 &&
  a.urgency === b.urgency &&
  a.scope === b.scope &&
  a.channel === b.channel

function receivedPart({ received }: CaseFacts) {
  const fact = received.findLast((one) => one.validToMs === FOREVER)
  if (fact === undefined) throw new Error('a case without a current received fact')
  const { receivedAtMs, category1, category2, urgency, scope, channel, isVoid } = fact
  return { receivedAtMs, category1, category2, urgency, scope, channel, isVoid: Number(isVoid) }
}

/** The last reply clock, as the list shows it. */
function clockPart({ clocks }: CaseFacts) {
  let last: ClockFact | null = null
  for (const fact of clocks) {
    if (fact.clock !== 'reply' || fact.validToMs !== FOREVER) continue
    if (last === null || fact.round > last.round) last = fact
  }
  return {
    dueMs: last?.dueMs ?? null,
    doneMs: last?.doneMs ?? null,
    isPaused: Number(last !== null && last.dueMs === null),
    isProvisional: Number(last?.isProvisional ?? false),
  }
}
