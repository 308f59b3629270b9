// What every part of the ruler's picture is told: axis, zone, words, text scale, and the measures in pixels.
import type { Zone } from '#api/domain/time/zone.ts'
import type { EpochMs } from '#db/units.ts'
import type { Words } from '#web/lib/i18n/WordsContext.tsx'
import type { Scale } from './scale.ts'

export interface Drawing {
  readonly scale: Scale
  readonly zone: Zone
  readonly words: Words
  readonly em: number
}

const HEADER_HEIGHT = 70
const BAND_HEIGHT = 104

/** Heights of the header and of one clock's band; the names of the clocks beside the picture use them too. */
export const rulerMeasures = (em: number) => ({ header: HEADER_HEIGHT * em, band: BAND_HEIGHT * em })

const DAY_MS = 86_400_000

/** Whether an instant is the last one of its local day: then it is written as 24:00. */
export const isEndOfDay = (ms: EpochMs, zone: Zone): boolean => (zone.toLocal(ms) + 1) % DAY_MS === 0

/** Time of day, 24:00 for the end of a day. */
export function timeOfDay(ms: EpochMs, { zone, words }: Pick<Drawing, 'zone' | 'words'>): string {
  return isEndOfDay(ms, zone) ? '24:00' : words.f.time(ms)
}

/** `10日 24:00`, `10 Oct 24:00`: the month stands above the days. */
export function dayTime(ms: EpochMs, drawing: Pick<Drawing, 'zone' | 'words'>): string {
  const { words, zone } = drawing
  const time = timeOfDay(ms, drawing)
  if (words.lang === 'en') return `${words.f.dayMonth(ms)} ${time}`
  const day = new Date(zone.toLocal(ms)).getUTCDate()
  return words.t('cases.rulerDayTime', { day: String(day), time })
}
