// One question asked and its answer recounted, figure by figure.
import { type Claim, claimsOf } from './claims.ts'
import type { Question } from './questions.ts'
import { type Ask, recount } from './recount.ts'

export interface Recounted {
  /** Figures of the answer that were held against their lists. */
  readonly figures: number
  /** In words, with the question; empty = every figure recounts to the same. */
  readonly faults: readonly string[]
}

/** Every how-manieth figure is recounted unit by unit; means and quantiles always. */
const WALKED = 20

/** Recounts the answer's figures, at most so many, spread over all of it. */
export async function recountAnswer(ask: Ask, { address }: Question, most: number): Promise<Recounted> {
  const { claims, faults } = claimsOf((await ask(address)) as Readonly<Record<string, unknown>>)
  const chosen = spread(claims, most)
  const found = [...faults]
  for (const [i, claim] of chosen.entries()) {
    const isWalked = claim.kind === 'mean' || claim.kind === 'quantile' || i % WALKED === 0
    found.push(...(await recount(ask, claim, isWalked)))
  }
  return { figures: chosen.length, faults: found.map((fault) => `${address}: ${fault}`) }
}

function spread(claims: readonly Claim[], most: number): readonly Claim[] {
  const step = Math.max(1, claims.length / most)
  return Array.from({ length: Math.min(most, claims.length) }, (_, i) => claims[Math.floor(i * step)]).filter(
    (claim) => claim !== undefined,
  )
}
