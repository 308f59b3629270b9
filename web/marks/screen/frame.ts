// The room a picture has: sizes of text and margins from the pixels of the screen. Everything reflows, nothing is stretched.

export interface Frame {
  readonly width: number
  readonly height: number
  readonly layout: 'landscape' | 'portrait' | 'wide' | 'compact'
  /** One px of a screen of 1080 lines. */
  readonly unit: number
  /** Font sizes in px: titles, figures and names, the smallest. */
  readonly title: number
  readonly data: number
  readonly small: number
  readonly pad: number
}

const LINES = 1080
/** At 1080 lines (screens.md D). */
const SIZES = { title: 88, data: 56, small: 40 }
/** Below so many lines boards show one message at a time. */
const COMPACT_BELOW = 720
/** Han characters below this are dots. */
const COMPACT_SMALL = 24
/** Wider than this, tables stand side by side. */
const WIDE_FROM = 2.4

/** `smallestFont` is that of 1080 lines (the metres and inches of the settings); null or smaller than usual = the usual sizes. */
export function frameOf(size: {
  readonly width: number
  readonly height: number
  readonly smallestFont: number | null
}): Frame {
  const width = Math.max(64, Math.round(size.width))
  const height = Math.max(64, Math.round(size.height))
  const lines = Math.min(width, height)
  if (lines < COMPACT_BELOW) return compactFrame(width, height)
  const unit = lines / LINES
  const small = Math.max(SIZES.small, size.smallestFont ?? 0)
  return {
    ...{ width, height, unit },
    layout: height > width ? 'portrait' : width / height > WIDE_FROM ? 'wide' : 'landscape',
    title: unit * Math.max(SIZES.title, small * 1.6),
    data: unit * Math.max(SIZES.data, small * 1.25),
    small: unit * small,
    pad: 64 * unit,
  }
}

function compactFrame(width: number, height: number): Frame {
  const lines = Math.min(width, height)
  const small = Math.max(COMPACT_SMALL, Math.round(lines * 0.11))
  return {
    ...{ width, height, layout: 'compact', unit: lines / LINES, small, pad: Math.max(12, lines * 0.06) },
    title: Math.max(small, Math.round(lines * 0.125)),
    data: Math.max(small, Math.round(lines * 0.25)),
  }
}
