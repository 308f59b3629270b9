// The design tokens as ECharts needs them: plain colour values of the present theme.

export interface ChartColors {
  readonly text: string
  readonly muted: string
  readonly line: string
  readonly axis: string
  readonly brand: string
  readonly attention: string
  readonly good: string
  readonly uncertain: string
  readonly background: string
  readonly band: string
  readonly surface: string
  readonly font: string
  /** Root font size in pixels × 0.75: the 12 px of the standard size. */
  readonly fontSize: number
}

/** Reads the tokens where the chart stands, so that theme and text size are those of the page. */
export function readColors(element: Element): ChartColors {
  const style = getComputedStyle(element)
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim()
  const root = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  return {
    text: token('text'),
    muted: token('muted'),
    line: token('line'),
    axis: token('axis'),
    brand: token('brand'),
    attention: token('attention'),
    good: token('good'),
    uncertain: token('uncertain'),
    background: token('bg'),
    band: token('signal-band'),
    surface: token('surface'),
    font: token('font'),
    fontSize: (root > 0 ? root : 16) * 0.75,
  }
}
