// Roots that somebody vouches for, and what the stored trail makes of them.
import type { CheckpointRow } from '#db/queries/checkpoints.ts'
import { type Checkpoint, claimedCheckpoint, openCheckpoint } from '../../domain/trail/checkpoint.ts'
import type { Bytes } from '../../domain/trail/merkle.ts'
import type { VerifierKey } from '../../domain/trail/note.ts'
import { sameBytes } from '../../domain/trail/verify.ts'
import { checkSignature } from './signing.ts'
import type { TrailProblem } from './trailReport.ts'

/** A checkpoint to hold the trail against: stored in the file, or held by whoever checks it. */
export interface Claim extends Checkpoint {
  readonly source: 'stored' | 'held'
  /** Signed by the log's key; null = the key is not known, or it is another key's. */
  readonly isSigned: boolean | null
}

export interface Claims {
  readonly claims: readonly Claim[]
  readonly problems: readonly TrailProblem[]
}

/** Reads the stored and the held notes; what is no note of the log's key is a problem by itself. */
export function readClaims(
  stored: readonly CheckpointRow[],
  held: readonly string[],
  key: VerifierKey | null,
): Claims {
  const notes = [
    ...stored.map(({ note, size }) => ({ note, size, source: 'stored' as const })),
    ...held.map((note) => ({ note, size: null, source: 'held' as const })),
  ]
  const problems: TrailProblem[] = []
  const claims = notes.flatMap(({ note, size, source }): Claim[] => {
    const found = claimedCheckpoint(note)
    const isOfSize = found !== null && (size === null || found.size === size)
    const isOwn = key !== null && found?.origin === key.name
    const isForged = isOwn && openCheckpoint(note, key, checkSignature) === null
    if (isOfSize && !isForged) return [{ ...found, source, isSigned: isOwn ? true : null }]
    const to = size ?? found?.size ?? 0
    const what = isForged ? `was not signed by ${key.name}` : 'is no checkpoint'
    const sized = to === 0 ? 'checkpoint' : `checkpoint of ${to} events`
    problems.push({
      kind: 'checkpoint',
      from: 0,
      to,
      detail: `the ${source} ${sized} ${what}`,
    })
    return []
  })
  return { claims, problems }
}

/** A claim beside the root that the stored events really have; null = they are fewer. */
export interface JudgedClaim extends Claim {
  readonly computed: Bytes | null
}

export const holds = ({ computed, root }: JudgedClaim): boolean =>
  computed !== null && sameBytes(computed, root)

/**
 * The smallest range of events in which the trail left what was vouched for: from the last root that holds to the first
 * that does not. None where all hold.
 */
export function brokenRange(judged: readonly JudgedClaim[]): TrailProblem | null {
  const sorted = [...judged].sort((a, b) => a.size - b.size)
  const bad = sorted.find((claim) => !holds(claim))
  if (bad === undefined) return null
  const from = Math.max(
    0,
    ...sorted.filter((claim) => claim.size < bad.size && holds(claim)).map(({ size }) => size),
  )
  const what = bad.computed === null ? 'covers more events than are stored' : 'has another root'
  const detail = `the ${bad.source} checkpoint of ${bad.size} events ${what}`
  return { kind: 'range', from, to: bad.size, detail }
}

/** Checkpoints of another key are believed only up to the act by which the log says that its key was changed. */
export function isStrange(claim: Claim, key: VerifierKey | null, changedAt: number | null): boolean {
  return key !== null && claim.origin !== key.name && claim.size > (changedAt ?? -1)
}

export const strangeKey = ({ source, size, origin }: Claim): TrailProblem => {
  const detail = `the ${source} checkpoint of ${size} events is of another key, ${origin}`
  return { kind: 'checkpoint', from: 0, to: size, detail }
}
