// Rechecking a published draw from nothing but its file: what a supervisor's browser and `npm run verify-sample` run.
import {
  commitmentOf,
  type Entry,
  frameHashOf,
  isLine,
  isPublicValue,
  NOT_REVEALED,
  seedOf,
} from './ceremony.ts'
import type { DrawDifference } from './differences.ts'
import { queuesOf, sizesOf } from './draw.ts'
import { allocated, carriedPlanHash, type DrawFile, type Drawn, planHashOf } from './drawFile.ts'
import { readDrawFile } from './readDrawFile.ts'
import { byCodeUnit, byTicket, normalId } from './tickets.ts'

/** What was found. */
export type DrawVerdict =
  | {
      readonly isTrue: true
      readonly file: DrawFile
      /** Whether the draw id carries the plan, so that strata and allocation too were settled before the seed. */
      readonly isPlanBound: boolean
    }
  | { readonly isTrue: false; readonly difference: DrawDifference }

/**
 * Makes the draw again and names the first difference, from form to frame, allocation, ceremony, seed, sample and
 * replacements. The sample may stand stratum by stratum or as a whole in the order of tickets; replacements are the next of
 * each stratum, any number. A party without a reveal counts as one that did not reveal. That frame hash and commitments are those
 * once published, only a look at the notice can say.
 */
export function verifyDraw(received: unknown): DrawVerdict {
  const file = readDrawFile(received)
  if ('code' in file) return { isTrue: false, difference: file }
  const difference = differenceIn(file)
  if (difference !== null) return { isTrue: false, difference }
  return { isTrue: true, file, isPlanBound: carriedPlanHash(file.drawId) !== null }
}

/** What was found of a plan that is not drawn from yet. */
export type PlanVerdict =
  | { readonly isTrue: true; readonly plan: Pick<DrawFile, PublishedBefore>; readonly isPlanBound: boolean }
  | { readonly isTrue: false; readonly difference: DrawDifference }

type PublishedBefore = Exclude<keyof DrawFile, 'public' | 'seed' | 'sample' | 'replacements'>

/**
 * The same of what is published before the draw: form, frame, allocation, the plan its id carries, commitments and the reveals so
 * far. Whatever it says of seed and sample is not looked at.
 */
export function verifyPlan(received: unknown): PlanVerdict {
  const drawn = { public: '', seed: '0'.repeat(64), sample: [], replacements: [] }
  const isObject = typeof received === 'object' && received !== null && !Array.isArray(received)
  const file = readDrawFile(isObject ? { ...received, ...drawn } : received)
  if ('code' in file) return { isTrue: false, difference: file }
  const difference =
    frameDifference(file) ??
    planDifference(file) ??
    partyDifference(file.commitments) ??
    partyDifference(file.reveals) ??
    revealDifference(file)
  if (difference !== null) return { isTrue: false, difference }
  return { isTrue: true, plan: file, isPlanBound: carriedPlanHash(file.drawId) !== null }
}

function differenceIn(file: DrawFile): DrawDifference | null {
  return frameDifference(file) ?? planDifference(file) ?? ceremonyDifference(file) ?? drawnDifference(file)
}

function frameDifference({ frame, frameHash, strata }: DrawFile): DrawDifference | null {
  const known = new Set<string>()
  for (const [i, found] of frame.entries()) {
    const at = i + 1
    if (found === '' || found !== normalId(found) || !isLine(found)) return { code: 'frame_id', at, found }
    if (known.has(found)) return { code: 'frame_repeated', at, found }
    if (!Object.hasOwn(strata, found)) return { code: 'frame_added', at, found }
    known.add(found)
  }
  const dropped = Object.keys(strata).find((id) => !known.has(id))
  if (dropped !== undefined) return { code: 'frame_dropped', expected: dropped }
  const sorted = [...frame].sort(byCodeUnit)
  const at = frame.findIndex((id, i) => id !== sorted[i])
  if (at >= 0) return { code: 'frame_order', at: at + 1, expected: sorted[at] ?? '', found: frame[at] ?? '' }
  const expected = frameHashOf(frame)
  return expected === frameHash ? null : { code: 'frame_hash', expected, found: frameHash }
}

function planDifference(file: DrawFile): DrawDifference | null {
  const sizes = sizesOf(Object.values(file.strata))
  for (const [stratum, found] of Object.entries(file.allocation)) {
    const expected = sizes.get(stratum)
    if (expected === undefined && found > 0) return { code: 'allocation_stratum', found: stratum }
    if (found > (expected ?? 0))
      return { code: 'allocation_size', at: stratum, expected: expected ?? 0, found }
  }
  const carried = carriedPlanHash(file.drawId)
  const expected = planHashOf(file)
  return carried === null || carried === expected ? null : { code: 'plan_hash', expected, found: carried }
}

function ceremonyDifference(file: DrawFile): DrawDifference | null {
  const { commitments, reveals, drawId } = file
  if (!isLine(drawId)) return { code: 'shape', at: 'drawId' }
  const ofParties = partyDifference(commitments) ?? partyDifference(reveals) ?? revealDifference(file)
  if (ofParties !== null) return ofParties
  if (!isPublicValue(file.public, commitments.length)) return { code: 'public', found: file.public }
  const revealed = new Map(reveals)
  const secrets = commitments.map(([party]) => [party, revealed.get(party) ?? NOT_REVEALED] as const)
  const expected = seedOf({ drawId, frameHash: file.frameHash, secrets, publicValue: file.public })
  return expected === file.seed ? null : { code: 'seed', expected, found: file.seed }
}

function partyDifference(entries: readonly Entry[]): DrawDifference | null {
  const known = new Set<string>()
  for (const [found] of entries) {
    if (known.has(found) || found === '' || !isLine(found)) return { code: 'party', found }
    known.add(found)
  }
  return null
}

function revealDifference({ commitments, reveals, drawId }: DrawFile): DrawDifference | null {
  const committed = new Map(commitments)
  for (const [party, secret] of reveals) {
    const commitment = committed.get(party)
    if (commitment === undefined) return { code: 'reveal_uncommitted', found: party }
    if (secret !== NOT_REVEALED && commitmentOf(drawId, [party, secret]) !== commitment)
      return { code: 'reveal', at: party, expected: commitment, found: secret }
  }
  return null
}

function drawnDifference({
  strata,
  allocation,
  seed,
  sample,
  replacements,
}: DrawFile): DrawDifference | null {
  const queues = [...queuesOf(strata, seed)]
  const wanted = queues.flatMap(([name, queue]) => queue.slice(0, allocated(allocation, name)))
  const inSample = listDifference('sample', sample, wanted)
  if (inSample !== null) return inSample
  const published = sizesOf(replacements.map(({ stratum }) => stratum))
  const next = queues.flatMap(([name, queue]) => {
    const from = allocated(allocation, name)
    return queue.slice(from, from + (published.get(name) ?? 0))
  })
  return listDifference('replacement', replacements, next)
}

/** First difference of a list from what was drawn, in whichever of the two orders agrees for longer. */
function listDifference(
  list: 'sample' | 'replacement',
  found: readonly Drawn[],
  byStratum: readonly Drawn[],
): DrawDifference | null {
  const asAWhole = [...byStratum].sort(byTicket)
  const [inStrata, inAll] = [agreement(byStratum, found), agreement(asAWhole, found)]
  const [order, at] = inAll > inStrata ? [asAWhole, inAll] : [byStratum, inStrata]
  if (at === found.length && at === order.length) return null
  return entryDifference(list, { at, expected: order[at], found: found[at] })
}

/** How many entries agree before the first that does not. */
function agreement(order: readonly Drawn[], found: readonly Drawn[]): number {
  const at = found.findIndex((one, i) => {
    const wanted = order[i]
    return one.id !== wanted?.id || one.ticket !== wanted.ticket || one.stratum !== wanted.stratum
  })
  return at < 0 ? found.length : at
}

interface Compared {
  /** Position from 0. */
  readonly at: number
  readonly expected: Drawn | undefined
  readonly found: Drawn | undefined
}

function entryDifference(list: 'sample' | 'replacement', { at, expected, found }: Compared): DrawDifference {
  if (found === undefined) return { code: 'sample_missing', at: at + 1, expected: expected?.id ?? '' }
  if (expected === undefined) return { code: `${list}_added`, at: at + 1, found: found.id }
  if (found.id !== expected.id)
    return { code: `${list}_record`, at: at + 1, expected: expected.id, found: found.id }
  const isTicket = found.ticket !== expected.ticket
  const part = isTicket ? 'ticket' : 'stratum'
  return { code: `${list}_${part}`, at: found.id, expected: expected[part], found: found[part] }
}
