// The one way a case is written: events to the trail, facts and roll-ups from it, its row in the case table.
import { addContributions, type Ledger } from '#db/facts/contributions.ts'
import { openKeys } from '#db/facts/keys.ts'
import { openDeltas } from '#db/facts/rollups.ts'
import { factWriter } from '#db/facts/write.ts'
import type { Sqlite } from '#db/open.ts'
import { type CaseRow, caseReader, lastCaseKey } from '#db/queries/caseWrites.ts'
import { raiseDataVersion, setOrigin } from '#db/queries/street.ts'
import { type StoredEvent, trailReader } from '#db/queries/trail.ts'
import type { DepartmentKind } from '#db/vocabulary.ts'
import type { CaseEvent, PersonalFields } from '../../domain/case.ts'
import { parseEventBody } from '../../domain/trail/eventBody.ts'
import { type Deployment, STREET_ID } from '../deployment.ts'
import { type CaseSink, tableSink } from './caseSink.ts'
import { type CaseIdentity, type Derivation, type DerivedCase, deriveCase } from './deriveCase.ts'
import { periodStarts } from './periodStarts.ts'
import { openPlacer, type Placer } from './placer.ts'
import { openRegistry, type Registry } from './registry.ts'
import { type Authorship, eventText } from './trailLog.ts'

/** An event of a stored trail with what its body says of its writing. */
export interface TrailEntry {
  readonly event: CaseEvent
  readonly seq: number
  readonly importId: number | null
  /** The event had personal fields that were erased since. */
  readonly isErased: boolean
}

export interface CaseBook {
  readonly registry: Registry
  readonly placer: Placer
  readonly ledger: Ledger
  /** Adds a case with its trail; returns the key it got and what was derived. */
  create(identity: Omit<CaseIdentity, 'key'>, trail: readonly CaseEvent[]): DerivedCase
  /** Appends events to a case and derives it anew; returns what was derived. */
  append(key: number, events: readonly CaseEvent[], recordHash?: string | null): DerivedCase
  /** Derives a case anew from the trail it has. */
  rederive(key: number): DerivedCase
  /** The trail of a case in the order written. */
  trailOf(key: number): TrailEntry[]
  /** Stores dictionaries and roll-ups and raises the data version; the last act before the commit. */
  finish(): void
}

export interface BookOptions extends Authorship {
  readonly deployment: Deployment
  /** Kind of departments whose kind nobody states. */
  readonly departmentKind?: DepartmentKind
  readonly placer?: Placer
  /** Where events and rows go instead of the stored tables: then the old rows of a changed case stay where they are. */
  readonly sink?: CaseSink
}

/** Opens the book on a connection; everything happens in the caller's transaction. */
export function openCaseBook(sqlite: Sqlite, options: BookOptions): CaseBook {
  const { by, importId } = options
  const { derivation, ledger } = openTools(sqlite, options)
  const { keys, registry, placer } = derivation
  const authorship = importId === undefined ? { by } : { by, importId }
  const sink = options.sink ?? tableSink(sqlite)
  const stored = factWriter(sqlite)
  const readCase = caseReader(sqlite)
  const readTrail = trailReader(sqlite)
  let lastKey = lastCaseKey(sqlite)
  let lastEventAtMs: number | null = null

  const appendAll = (of: { key: number; id: string }, events: readonly CaseEvent[]) => {
    for (const event of events) {
      sink.event(of.key, eventText(of, event, authorship))
      if (lastEventAtMs === null || event.occurredAtMs > lastEventAtMs) lastEventAtMs = event.occurredAtMs
    }
  }
  const write = (derived: DerivedCase): DerivedCase => {
    sink.write(derived.row, derived.rows)
    addContributions(ledger, derived.rows, 1)
    return derived
  }
  const replace = (row: CaseRow, trail: readonly CaseEvent[]): DerivedCase => {
    const old = options.sink === undefined ? stored.take(row.key) : stored.read(row.key)
    addContributions(ledger, old, -1)
    return write(deriveCase(row, trail, derivation))
  }
  const trailOf = (key: number) => readTrail(key).map(entryOf)
  const events = (key: number) => withKeptPlace(trailOf(key), readCase(key))
  return {
    registry,
    placer,
    ledger,
    create(identity, trail) {
      lastKey += 1
      appendAll({ key: lastKey, id: `${identity.source}:${identity.number}` }, trail)
      return write(deriveCase({ ...identity, key: lastKey }, trail, derivation))
    },
    append(key, added, recordHash) {
      const row = readCase(key)
      const trail = [...events(key), ...added]
      appendAll(row, added)
      return replace(recordHash === undefined ? row : { ...row, recordHash }, trail)
    },
    rederive: (key) => replace(readCase(key), events(key)),
    trailOf,
    finish() {
      registry.flush(sqlite, STREET_ID)
      keys.dims.flush(sqlite)
      keys.places.flush(sqlite)
      ledger.deltas.apply(sqlite)
      if (placer.origin !== null) setOrigin(sqlite, placer.origin)
      raiseDataVersion(sqlite, lastEventAtMs)
    },
  }
}

/** What deriving needs, over what is stored. */
function openTools(sqlite: Sqlite, options: BookOptions) {
  const { deployment, departmentKind = 'office' } = options
  const keys = openKeys(sqlite)
  const registry = openRegistry(sqlite, departmentKind)
  const placer = options.placer ?? openPlacer(sqlite)
  const derivation: Derivation = { deployment, keys, registry, placer }
  const ledger: Ledger = { deltas: openDeltas(), keys, startsOf: periodStarts(deployment.zone) }
  return { derivation, ledger }
}

/** Where the position of a case was erased, the point that was kept for it stands in: it counts where it counted. */
export function withKeptPlace(trail: readonly TrailEntry[], { lng, lat }: CaseRow): CaseEvent[] {
  const last = lng === null || lat === null ? undefined : trail.findLast(isErasedWhole)
  return trail.map((entry) =>
    entry === last && lng !== null && lat !== null
      ? { ...entry.event, personal: { position: { lng, lat } } }
      : entry.event,
  )
}

/** Events that say all personal fields of the case. */
const isErasedWhole = ({ event, isErased }: TrailEntry): boolean =>
  isErased && (event.type === 'submitted' || event.type === 'corrected')

/** A stored event read back, personal fields beside it. */
export function entryOf(stored: StoredEvent): TrailEntry {
  const { event, meta } = parseEventBody(stored.body)
  const isErased = meta.personal !== undefined && stored.fields === null
  const personal = stored.fields === null ? null : (JSON.parse(stored.fields) as PersonalFields)
  return {
    event: personal === null ? event : { ...event, personal },
    seq: stored.seq,
    importId: meta.importId ?? null,
    isErased,
  }
}

/**
 * Runs writes in one immediate transaction: all of them are in, or none. References are checked at the commit, since a
 * case's events are written before the row that follows from them.
 */
export function inTransaction<T>(sqlite: Sqlite, act: () => T): T {
  const deferred = () => {
    sqlite.pragma('defer_foreign_keys = ON')
    return act()
  }
  return sqlite.transaction(deferred).immediate()
}
