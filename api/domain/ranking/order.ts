// The order of a peer group: by score, equal scores share a rank, the others stand apart with a reason.

/** Scores closer than this are equal (domain.md section 4). */
export const SCORE_TOLERANCE = 1e-9

export interface Scored {
  readonly id: string
  /** Points; null = not ranked. */
  readonly score: number | null
}

export interface Placed {
  readonly id: string
  /** 1, 2, 2, 4; null = not ranked. */
  readonly rank: number | null
}

/**
 * Ranks a group: higher scores first; a score within 1e-9 of the one before shares its rank and is listed by id in
 * code-unit order; those without a score follow, by id. The order of the input never matters; empty in, empty out.
 */
export function orderByScore(scored: readonly Scored[]): Placed[] {
  const ranked = scored.filter((one): one is { id: string; score: number } => one.score !== null)
  const byScore = [...ranked].sort((a, b) => b.score - a.score || byCodeUnit(a.id, b.id))
  const placed: Placed[] = []
  let tie: string[] = []
  let rank = 1
  const flush = () => {
    placed.push(...tie.sort(byCodeUnit).map((id) => ({ id, rank })))
    rank += tie.length
    tie = []
  }
  byScore.forEach((one, i) => {
    const before = byScore[i - 1]
    if (before !== undefined && before.score - one.score >= SCORE_TOLERANCE) flush()
    tie.push(one.id)
  })
  flush()
  const rest = scored.filter((one) => one.score === null).map((one) => one.id)
  return [...placed, ...rest.sort(byCodeUnit).map((id) => ({ id, rank: null }))]
}

const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
