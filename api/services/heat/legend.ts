// The classes of a map: round lower bounds that stay the same while zooming, panning and playing.

/** Shares of the areas below the second to the sixth class: finer at the top, where a map is read. */
const LEVELS = [0.25, 0.5, 0.7, 0.85, 0.95]
const STEPS = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10]

/**
 * Lower ends of the classes 2…6; the first class is below `breaks[0]`. Nearest-rank quantiles of the positive values,
 * rounded to the nearest of 1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8 times a power of ten (whole numbers only where `isCount`).
 * Equal ones, and those no value reaches or stays below, fall away: few different values have fewer classes, none has no breaks.
 */
export function classBreaks(values: readonly number[], isCount: boolean): number[] {
  const sorted = values.filter((value) => value > 0).sort((a, b) => a - b)
  const [least] = sorted
  const most = sorted.at(-1)
  if (least === undefined || most === undefined) return []
  const breaks = LEVELS.map((level) => {
    const value = sorted[Math.ceil(level * sorted.length) - 1] ?? most
    return roundNumber(value, isCount)
  })
  return [...new Set(breaks)].filter((at) => at > least && at <= most)
}

/** The round number nearest by ratio; of two equally near the smaller. */
function roundNumber(value: number, isCount: boolean): number {
  const power = Math.floor(Math.log10(value))
  let best = value
  let distance = Number.POSITIVE_INFINITY
  for (const step of STEPS) {
    // From text, so that 3 · 0.1 is 0.3 and not 0.30000000000000004.
    const round = Number(`${step}e${power}`)
    const away = Math.abs(Math.log(round / value))
    if ((isCount && !Number.isInteger(round)) || away >= distance) continue
    best = round
    distance = away
  }
  return best
}
