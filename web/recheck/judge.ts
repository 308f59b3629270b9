// What a received file is: a true draw, a false one, a plan that is not drawn from yet, or no draw file at all.
import { seedLines } from '#api/domain/sampling/ceremony.ts'
import type { DrawDifference } from '#api/domain/sampling/differences.ts'
import { carriedPlanHash, type DrawFile } from '#api/domain/sampling/drawFile.ts'
import { type PlanVerdict, verifyDraw, verifyPlan } from '#api/domain/sampling/verifyDraw.ts'

export type Plan = Extract<PlanVerdict, { readonly isTrue: true }>['plan']

export type Finding =
  | { readonly kind: 'unreadable'; readonly why: string }
  | { readonly kind: 'false'; readonly difference: DrawDifference; readonly voidReason: string | null }
  | (Found & { readonly kind: 'frozen'; readonly plan: Plan })
  | (Found & { readonly kind: 'true'; readonly plan: DrawFile; readonly seedLines: string })

interface Found {
  readonly planHash: string | null
  readonly voidReason: string | null
}

/** Judges the text of a file, recomputing everything; what it says of itself is only compared. */
export function judge(text: string): Finding {
  let received: unknown
  try {
    received = JSON.parse(text.replace(/^\ufeff/, ''))
  } catch (error) {
    return { kind: 'unreadable', why: error instanceof Error ? error.message : String(error) }
  }
  const voidReason = textOf(received, 'voidReason')
  if (isUndrawn(received)) {
    const verdict = verifyPlan(received)
    if (!verdict.isTrue) return { kind: 'false', difference: verdict.difference, voidReason }
    const { plan } = verdict
    return { kind: 'frozen', plan, planHash: carriedPlanHash(plan.drawId), voidReason }
  }
  const verdict = verifyDraw(received)
  if (!verdict.isTrue) return { kind: 'false', difference: verdict.difference, voidReason }
  const { file } = verdict
  const planHash = carriedPlanHash(file.drawId)
  return { kind: 'true', plan: file, planHash, voidReason, seedLines: seedLines(seedPartsOf(file)) }
}

/** A public answer before the draw names its frame and no seed. */
const isUndrawn = (received: unknown): boolean =>
  typeof received === 'object' && received !== null && 'frame' in received && !('seed' in received)

function textOf(received: unknown, name: string): string | null {
  if (typeof received !== 'object' || received === null) return null
  const value = Object.entries(received).find(([key]) => key === name)?.[1]
  return typeof value === 'string' ? value : null
}

function seedPartsOf({ drawId, frameHash, commitments, reveals, public: publicValue }: DrawFile) {
  const revealed = new Map(reveals)
  const secrets = commitments.map(([party]) => [party, revealed.get(party) ?? '-'] as const)
  return { drawId, frameHash, secrets, publicValue }
}
