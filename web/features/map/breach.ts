// Judging an area's breach rate against the street's.
import type { Heat } from '#api/contract/heat.ts'
import { SMALL_DEN } from '#web/lib/format.ts'
import type { MarkKind } from '#web/marks/svg.ts'

/** Pooled rate of everything on the map; null where nothing was judged. */
export function streetRate(heat: Heat): number | null {
  const den = heat.features.reduce((sum, { properties }) => sum + properties.den, 0)
  return den > 0 ? heat.features.reduce((sum, { properties }) => sum + properties.num, 0) / den : null
}

/** ▼ only when the whole interval lies above the street's rate, ● when wholly below, else ○; few units are uncertain. */
export function breachKind(
  { lo, hi, den }: { readonly lo: number | null; readonly hi: number | null; readonly den: number },
  street: number | null,
): MarkKind {
  if (den < SMALL_DEN || lo === null || hi === null || street === null) return 'uncertain'
  if (lo > street) return 'poor'
  return hi < street ? 'good' : 'noise'
}

const ENDS = [0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.75] as const

/** A round end of the bar's axis that holds interval and street. */
export function barEnd(hi: number | null, street: number | null): number {
  const most = Math.max(hi ?? 0, (street ?? 0) * 1.2)
  return ENDS.find((end) => end >= most) ?? 1
}
