// Names of months where the year is clear: `7月`, `Jul`.
import type { Words } from '#web/lib/i18n/WordsContext.tsx'

/** Of a month's id (`2026-07`); the id itself where it is none. */
export function monthName(id: string, { t }: Words): string {
  const index = Number(/^\d{4}-(\d{2})$/.exec(id)?.[1] ?? 0) - 1
  return t('format.months').split(' ')[index] ?? id
}
