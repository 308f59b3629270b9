// Ranks of a group over periods, one line a unit: all four periods for a small group, else the last two.
import type { RankingGroup } from '#api/contract/rankings.ts'
import type { RankLine } from '#web/marks/rankLines.ts'

/** With more units the lines of four periods cross too often to be followed. */
export const MOST_BUMP_UNITS = 8
export const BUMP_PERIODS = 4

export type Ranks = ReadonlyMap<string, number | null>

export interface SlopeLine extends RankLine {
  readonly id: string
  /** Places gained between the first and the last period; null where it was not ranked in both. */
  readonly moved: number | null
}

/** Ranks by period, the earliest first; in the order of the last. Units ranked in none of the periods are left out. */
export function slopeOf(
  group: Pick<RankingGroup, 'rows'>,
  periods: readonly Ranks[],
  selected: string | undefined,
): SlopeLine[] {
  const lines = group.rows.map(({ department }) => {
    const ranks = periods.map((one) => one.get(department.id) ?? null)
    const [from, to] = [ranks[0] ?? null, ranks.at(-1) ?? null]
    return {
      id: department.id,
      label: department.name,
      ranks,
      moved: from === null || to === null ? null : from - to,
    }
  })
  const ranked = lines.filter(({ ranks }) => ranks.some((rank) => rank !== null))
  const on = ranked.some(({ id }) => id === selected) ? selected : mostMoved(ranked)
  return ranked.map((line) => ({ ...line, isOn: line.id === on }))
}

function mostMoved(lines: readonly Omit<SlopeLine, 'isOn'>[]): string | undefined {
  const moved = lines.filter(({ moved }) => moved !== null)
  return moved.toSorted((a, b) => Math.abs(b.moved ?? 0) - Math.abs(a.moved ?? 0))[0]?.id
}
