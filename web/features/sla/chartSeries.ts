// The trend as the control chart draws it.
import type { Words } from '#web/lib/i18n/WordsContext.tsx'
import type { Series } from '#web/marks/series.ts'
import { leadingSignal, signalShort } from './signals.ts'
import { type BreachSignal, isMarked, type Trend } from './trend.ts'

/** `width`: about how wide the plot will be, pixels; statements that would stand on one another are left to the sentences below. */
export function chartSeries(trend: Trend, words: Words, width: number): Series {
  const { series, labels } = trend
  const texts = statements(trend, words, width)
  return {
    centre: series.centre,
    points: series.points.map((point, index) => ({
      label: labels[index] ?? '',
      value: point.value,
      num: point.num,
      den: point.den,
      lcl: point.lcl,
      ucl: point.ucl,
      complete: point.complete,
      signal: isMarked(series, index),
    })),
    signals: series.signals.map((signal) => {
      const { from, to, direction } = signal
      const text = texts.get(signal)
      return { from, to, direction, ...(text === undefined ? {} : { text }) }
    }),
  }
}

/** Pixels of one sign of a statement, and of the room around it. */
const SIGN_PX = 12
const LATIN_PX = 7
const ROOM_PX = 28

/** The latest signal's statement, then those of the longest that find room beside. */
function statements(trend: Trend, words: Words, width: number): ReadonlyMap<BreachSignal, string> {
  const { signals, points } = trend.series
  const leading = leadingSignal(signals)
  const inOrder = [...signals].sort(
    (a, b) => Number(b === leading) - Number(a === leading) || b.to - b.from - (a.to - a.from),
  )
  const step = width / Math.max(1, points.length)
  const taken: { left: number; right: number }[] = []
  const texts = new Map<BreachSignal, string>()
  for (const signal of inOrder) {
    const text = signalShort(signal, trend, words)
    const wide = [...text].reduce((sum, sign) => sum + (sign > '\u2e7f' ? SIGN_PX : LATIN_PX), ROOM_PX)
    const middle = ((signal.from + signal.to + 1) / 2) * step
    const left = Math.max(0, Math.min(width - wide, middle - wide / 2))
    const box = { left, right: left + wide }
    if (wide > width || taken.some((other) => box.left < other.right && other.left < box.right)) continue
    taken.push(box)
    texts.set(signal, text)
  }
  return texts
}
