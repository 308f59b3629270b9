// The scale bar: the longest round number of metres that fits, in two halves.

export interface ScaleBar {
  readonly metres: number
  readonly pixels: number
}

const STEPS = [5, 2, 1] as const

/** 1, 2 or 5 × 10ⁿ metres, at most `room` pixels wide; null where the map has no size. */
export function scaleBar(metresPerPixel: number, room: number): ScaleBar | null {
  const most = metresPerPixel * room
  if (!(most > 0) || !Number.isFinite(most)) return null
  const power = 10 ** Math.floor(Math.log10(most))
  const step = STEPS.find((n) => n * power <= most * (1 + 1e-9)) ?? 1
  const metres = step * power
  return { metres, pixels: metres / metresPerPixel }
}
