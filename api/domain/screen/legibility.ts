// How large text must be to be read from afar: the rule behind 视距计算器.

/** Px of 1080 lines per metre of distance and inch of diagonal: a Han character then covers 17′ of arc (screens.md E14). */
const PX_PER_METRE_INCH = 429

/**
 * Smallest font size in px of a screen of 1080 lines, ⌈429 · metres ÷ inches⌉, so that it can be read from so many metres on a
 * diagonal of so many inches. @throws RangeError where either is not above 0.
 */
export function smallestFont(metres: number, inches: number): number {
  if (!(metres > 0 && inches > 0)) throw new RangeError('distance and diagonal lie above 0')
  // 429 · 5 ÷ 55 is 39 exactly: what floating point adds to it must not make it 40.
  return Math.ceil(Number(((PX_PER_METRE_INCH * metres) / inches).toFixed(9)))
}
