// The legend: every class with its numbers, what hatching means, what paper means.
import type { Words } from '#web/lib/i18n/WordsContext.tsx'
import type { Look } from '#web/map/scene.ts'
import type { Measure } from './mapView.ts'

export interface LegendEntry {
  readonly look: Look
  readonly text: string
}

export interface LegendInput {
  readonly measure: Measure
  readonly breaks: readonly number[]
  readonly minimum: number
  /** Whether any area is hatched. */
  readonly hasHatched: boolean
}

const CLASSES = [1, 2, 3, 4, 5, 6] as const

export function legendEntries(input: LegendInput, words: Words): LegendEntry[] {
  const { measure, breaks, minimum, hasHatched } = input
  const classes = CLASSES.slice(0, Math.min(5, breaks.length) + 1).map((look, index) => ({
    look,
    text: classText(measure, { low: breaks[index - 1], high: breaks[index] }, words),
  }))
  const none = {
    look: 'none',
    text: measure === 'breach_rate' ? words.t('map.legendNoClocks') : '0',
  } as const
  const hatched = { look: 'hatched', text: hatchText(measure, minimum, words) } as const
  return [none, ...classes, ...(measure === 'breach_rate' || hasHatched ? [hatched] : [])]
}

function hatchText(measure: Measure, minimum: number, { t }: Words): string {
  return measure === 'breach_rate' ? t('map.legendFew', { n: minimum }) : t('map.legendNoHouseholds')
}

/** Counts are whole: `20–29`; other measures share their ends: `8–10`, the lower end belongs to the class. */
function classText(
  measure: Measure,
  { low, high }: { readonly low: number | undefined; readonly high: number | undefined },
  words: Words,
): string {
  const write = (n: number) => breakText(n, measure, words)
  if (measure === 'count') {
    const least = low ?? 1
    if (high === undefined) return words.t('map.legendFrom', { n: write(least) })
    return high - 1 > least ? `${write(least)}–${write(high - 1)}` : write(least)
  }
  if (high === undefined) return words.t('map.legendFrom', { n: write(low ?? 0) })
  return low === undefined ? `<${write(high)}` : `${write(low)}–${write(high)}`
}

function breakText(n: number, measure: Measure, { f }: Words): string {
  if (measure === 'breach_rate') return f.rate(n, Number.isInteger(Math.round(n * 1e6) / 1e4) ? 0 : 1)
  return f.number(n, 2)
}

/** A value as the list, the map and the tiles write it. */
export function valueText(
  area: {
    readonly value: number | null
    readonly isSmall: boolean
    readonly num: number
    readonly den: number
  },
  measure: Measure,
  { f }: Words,
): string {
  if (area.value === null) return f.number(null)
  if (measure === 'count') return f.count(area.value)
  if (measure === 'per_1000_households') return oneDecimal(area.value, f)
  return area.isSmall ? f.fraction(area.num, area.den) : f.rate(area.value)
}

/** Always with one decimal, so that figures below each other line up: `200.0`. */
export function oneDecimal(value: number, f: Words['f']): string {
  const text = f.number(value, 1)
  return /\.\d$/.test(text) ? text : `${text}.0`
}
