// A stretch of real time to the minute, as the trail tells it: `4 天 7 小时`, `20 小时 30 分`, `35 分钟`.
import type { Words } from '#web/lib/i18n/WordsContext.tsx'

const MINUTE_MS = 60_000
const LONG_HOURS = 48

export function lengthWords(ms: number, { t }: Pick<Words, 't'>): string {
  const minutes = Math.max(0, Math.round(ms / MINUTE_MS))
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  if (hours === 0) return t('format.minutes', { n: minutes })
  if (hours < LONG_HOURS)
    return rest === 0 ? t('format.hours', { n: hours }) : t('format.hoursMinutes', { h: hours, m: rest })
  const [days, left] = [Math.floor(hours / 24), hours % 24]
  return left === 0 ? t('format.calendarDays', { n: days }) : t('cases.daysHours', { d: days, h: left })
}
