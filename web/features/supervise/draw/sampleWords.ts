// Short names of batches and strata.
import type { Words } from '#web/lib/i18n/WordsContext.tsx'
import type { StratumRow } from './queries.ts'

/** `2026-Q3-01`: the draw id without the plan's hash. */
export const batchName = (drawId: string): string => drawId.split('~')[0] ?? drawId

/** `城管科 · 超期或重办`, `全部`. */
export function stratumName({ department, flagged }: StratumRow, { t }: Pick<Words, 't'>): string {
  const flag = flagged === null ? [] : [t(flagged ? 'draw.flagged' : 'draw.other')]
  const parts = [...(department === null ? [] : [department.name]), ...flag]
  return parts.length === 0 ? t('draw.everything') : parts.join(' · ')
}
