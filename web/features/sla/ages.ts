// Names of the age classes of open breaches.
import type { BreachMatrix } from '#api/contract/breaches.ts'
import type { Words } from '#web/lib/i18n/WordsContext.tsx'

/** `不到 1 天`, `3–7 天`, `30 天以上`: the upper end does not belong to it. */
export function ageText({ from, to }: BreachMatrix['ages'][number], { t }: Words): string {
  if (to === null) return t('sla.ageOver', { from })
  return from === 0 ? t('sla.ageUnder', { to }) : t('sla.ageBetween', { from, to })
}
