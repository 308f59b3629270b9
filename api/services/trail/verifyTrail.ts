// The whole trail recomputed from its bodies: leaves, nodes, checkpoints, personal fields; what is wrong is named.
import { hash } from 'node:crypto'
import type { Sqlite } from '#db/open.ts'
import { listCheckpoints } from '#db/queries/checkpoints.ts'
import { countNodes, nodeReader, walkTrail } from '#db/queries/trail.ts'
import { type Bytes, MerkleAppender } from '../../domain/trail/merkle.ts'
import { type VerifierKey, vkeyOf } from '../../domain/trail/note.ts'
import { sameBytes } from '../../domain/trail/verify.ts'
import { brokenRange, type Claim, holds, isStrange, readClaims, strangeKey } from './claims.ts'
import { compareAppraisals } from './compareAppraisals.ts'
import { compareBatches } from './compareBatches.ts'
import { compareChecks } from './compareChecks.ts'
import { compareCouncils } from './compareCouncils.ts'
import { compareDecisions } from './compareDecisions.ts'
import { compareOutcomes } from './compareOutcomes.ts'
import { compareReleases } from './compareReleases.ts'
import { compareSamples } from './compareSamples.ts'
import { compareTexts } from './compareTexts.ts'
import { compareVersions } from './compareVersions.ts'
import { type CheckedEvent, checkEvent } from './eventCheck.ts'
import { Problems, type TrailReport } from './trailReport.ts'

export interface VerifyOptions {
  /** Public key of the log; null = signatures are not checked, roots are. */
  readonly key: VerifierKey | null
  /** Notes kept from earlier, by whoever checks. */
  readonly held: readonly string[]
  /** Compares the case tables as well; returns the number of cases. */
  readonly compareCases?: (problems: Problems) => number
  readonly onEvent?: (seq: number) => void
}

const sha256 = (bytes: Bytes): Bytes => hash('sha256', bytes, 'buffer')

/**
 * Rechecks the stored trail against itself, the signed checkpoints in it and those held from earlier. It reads only; one
 * read transaction, so that a serving process may go on writing. Millions of events need no memory.
 */
export function verifyTrail(sqlite: Sqlite, options: VerifyOptions): TrailReport {
  return sqlite.transaction(() => verify(sqlite, options)).deferred()
}

function verify(sqlite: Sqlite, { key, held, compareCases, onEvent }: VerifyOptions): TrailReport {
  const { claims, problems: badNotes } = readClaims(listCheckpoints(sqlite), held, key)
  const walk = new Walk(sqlite, claims, key)
  for (const row of walkTrail(sqlite)) {
    if (row.seq !== walk.size) {
      walk.missing(row.seq)
      break
    }
    onEvent?.(row.seq)
    walk.take(row.seq, checkEvent(row))
  }
  const { problems, judged } = walk.end(countNodes(sqlite))
  const strange = judged.filter((claim) => isStrange(claim, key, walk.keyChangedAt))
  const trusted = judged.filter((claim) => !strange.includes(claim))
  const range = brokenRange(trusted)
  problems.add(...badNotes, ...strange.map(strangeKey), ...(range === null ? [] : [range]))
  compareRows(sqlite, problems)
  const cases = compareCases?.(problems) ?? null
  const good = trusted.filter(holds)
  return {
    ok: problems.count === 0,
    size: walk.size,
    root: Buffer.from(walk.root()).toString('hex'),
    firstBadEvent: walk.firstBadEvent,
    range: range === null ? null : [range.from, range.to],
    checkpoints: good.length,
    signed: good.filter(({ isSigned }) => isSigned === true).length,
    ...walk.counts,
    ...{ cases, problemCount: problems.count, problems: problems.listed },
  }
}

/** Adds a problem for every row beside the log that is not as an act of it says. */
export function compareRows(sqlite: Sqlite, problems: Problems): void {
  compareAppraisals(sqlite, problems)
  compareSamples(sqlite, problems)
  compareBatches(sqlite, problems)
  compareReleases(sqlite, problems)
  compareChecks(sqlite, problems)
  compareOutcomes(sqlite, problems)
  compareCouncils(sqlite, problems)
  compareDecisions(sqlite, problems)
  compareTexts(sqlite, problems)
  compareVersions(sqlite, problems)
}

/** The state of one walk over the events. */
class Walk {
  readonly counts = { backDated: { events: 0, of: 0 }, personal: { kept: 0, erased: 0 } }
  firstBadEvent: number | null = null
  keyChangedAt: number | null = null
  #lastBadEvent = -1
  /** Events whose personal fields the log says were erased. */
  #erasedByActs = 0
  readonly #problems = new Problems()
  readonly #tree: MerkleAppender
  readonly #stored: ReturnType<typeof nodeReader>
  readonly #claims: readonly Claim[]
  readonly #vkey: string | null
  /** Root at every size that is claimed; null = not reached. */
  readonly #roots: Map<number, Bytes | null>

  constructor(sqlite: Sqlite, claims: readonly Claim[], key: VerifierKey | null) {
    this.#tree = new MerkleAppender(0, () => new Uint8Array(), sha256)
    this.#stored = nodeReader(sqlite)
    this.#claims = claims
    this.#roots = new Map(claims.map(({ size }) => [size, null]))
    this.#vkey = key === null ? null : vkeyOf(key)
    this.#noteRoot()
  }

  get size(): number {
    return this.#tree.size
  }
  root(): Bytes {
    return this.#tree.root()
  }

  take(seq: number, { leaf, body, ...found }: CheckedEvent): void {
    if (found.fault !== null) this.#bad(seq, found.fault)
    if (found.personalFault !== null) {
      this.#problems.add({ kind: 'personal', from: seq, to: seq + 1, detail: found.personalFault })
    }
    if (found.personal !== 'none') this.counts.personal[found.personal] += 1
    if (found.isBackDated !== null) this.counts.backDated.of += 1
    if (found.isBackDated) this.counts.backDated.events += 1
    if (body?.type === 'signing_key_changed' && body.vkey === this.#vkey) this.keyChangedAt = seq
    if (body?.type === 'erased' && typeof body.events === 'number') this.#erasedByActs += body.events
    this.#tree.append(leaf, (level, idx, node) => this.#compare(level, idx, node))
    this.#noteRoot()
  }

  missing(next: number): void {
    this.#bad(this.size, `the event is missing; the next one stored is ${next}`)
  }

  end(storedNodes: number) {
    if (storedNodes !== this.size - ones(this.size)) {
      const detail = `${storedNodes} nodes are stored, ${this.size - ones(this.size)} belong to the events`
      this.#problems.add({ kind: 'node', from: 0, to: this.size, detail })
    }
    const { erased } = this.counts.personal
    if (erased > this.#erasedByActs) {
      const detail = `personal fields of ${erased} events are gone, the log tells of ${this.#erasedByActs} erased`
      this.#problems.add({ kind: 'personal', from: 0, to: this.size, detail })
    }
    const judged = this.#claims.map((claim) => ({ ...claim, computed: this.#roots.get(claim.size) ?? null }))
    return { problems: this.#problems, judged }
  }

  #bad(seq: number, detail: string): void {
    this.firstBadEvent ??= seq
    this.#lastBadEvent = seq
    this.#problems.add({ kind: 'event', from: seq, to: seq + 1, detail })
  }

  /** A node above a bad event is wrong with it. */
  #compare(level: number, idx: number, node: Bytes): void {
    if (level === 0) return
    const stored = this.#stored(level, idx)
    const width = 2 ** level
    const from = idx * width
    if ((stored !== null && sameBytes(stored, node)) || this.#lastBadEvent >= from) return
    const detail = `node ${level}/${idx} is ${stored === null ? 'missing' : 'not that of its events'}`
    this.#problems.add({ kind: 'node', from, to: from + width, detail })
  }

  #noteRoot(): void {
    if (this.#roots.has(this.size)) this.#roots.set(this.size, this.root())
  }
}

/** Bits of n that are set: a log of n events lacks that many nodes of being n. */
function ones(n: number): number {
  let count = 0
  for (let rest = n; rest > 0; rest = Math.floor(rest / 2)) count += rest % 2
  return count
}
