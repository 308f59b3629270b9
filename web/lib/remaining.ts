// How much time is left, or over, in the unit the clock runs in.
import type { Upcoming } from '#api/contract/breaches.ts'
import type { Words } from './i18n/WordsContext.tsx'

type Item = Upcoming['items'][number]

/** From here on elapsed time is told in days. */
const DAYS_FROM = 72 * 60

/** Without sign: `18 小时`, `357 天`, `2.3 个工作日`. */
export function remainingText(
  { remainingMinutes, remainingUnit }: Pick<Item, 'remainingMinutes' | 'remainingUnit'>,
  { t, f }: Pick<Words, 't' | 'f'>,
): string {
  const minutes = Math.abs(remainingMinutes)
  if (remainingUnit === 'working_minutes') return f.workingTime(minutes)
  return minutes < DAYS_FROM ? f.elapsed(minutes) : t('format.calendarDays', { n: f.integer(minutes / 1440) })
}
