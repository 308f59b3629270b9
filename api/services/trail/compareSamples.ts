// Stored draws held against the log: frame, plan and draw are those whose hashes it names.
import type { Sqlite } from '#db/open.ts'
import { listDrawActs, type StoredDraw, storedDraws } from '#db/queries/acts.ts'
import { frameHashOf } from '../../domain/sampling/ceremony.ts'
import type { Frozen } from '../../domain/sampling/draw.ts'
import { carriedPlanHash, planHashOf } from '../../domain/sampling/drawFile.ts'
import { sha256Hex } from '../../domain/sampling/tickets.ts'
import type { Problems } from './trailReport.ts'

/** What the log says of one draw. */
interface Logged {
  readonly seq: number
  readonly frameHash: string | null
  /** Of the file as it was drawn; null = not drawn. */
  readonly fileHash: string | null
}

/** Adds a problem for each draw that the log names and the file does not hold as it was, and for each it never froze. */
export function compareSamples(sqlite: Sqlite, problems: Problems): void {
  const logged = new Map<string, Logged>()
  for (const { seq, drawId, frameHash, fileHash } of listDrawActs(sqlite)) {
    const known = logged.get(drawId)
    logged.set(drawId, {
      seq: known?.seq ?? seq,
      frameHash: known?.frameHash ?? frameHash,
      fileHash: known?.fileHash ?? fileHash,
    })
  }
  for (const stored of storedDraws(sqlite)) {
    const known = logged.get(stored.drawId)
    logged.delete(stored.drawId)
    const detail = known === undefined ? 'was never frozen' : faultOf(stored, known)
    if (detail !== null) add(problems, stored.drawId, detail, known?.seq)
  }
  for (const [drawId, { seq }] of logged) add(problems, drawId, 'is missing', seq)
}

function add(problems: Problems, drawId: string, detail: string, seq: number | undefined): void {
  const range = seq === undefined ? { from: 0, to: 0 } : { from: seq, to: seq + 1 }
  problems.add({ kind: 'sample', ...range, detail: `the draw ${drawId} ${detail}` })
}

function faultOf({ drawId, plan, draw }: StoredDraw, { frameHash, fileHash }: Logged): string | null {
  const frozen = planIn(plan)
  if (frozen === null || frameHashOf(frozen.frame) !== frameHash)
    return 'has another frame than the one frozen'
  const isNamedSo = frozen.v === 1 && frozen.drawId === drawId && frozen.frameHash === frameHash
  if (!isNamedSo || planHashOf(frozen) !== carriedPlanHash(drawId))
    return 'has another plan than the one frozen'
  const drawn = draw === null ? null : sha256Hex(draw)
  return drawn === fileHash ? null : 'is not as it was drawn'
}

/** Null = the text is no plan. */
function planIn(text: string): Frozen | null {
  try {
    const plan = JSON.parse(text) as Partial<Frozen>
    return Array.isArray(plan.frame) && plan.strata !== undefined ? (plan as Frozen) : null
  } catch {
    return null
  }
}
