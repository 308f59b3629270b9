// One line: whether a check or a council stands in its quarter's total, and what it takes where it does not yet.
import type { Counting } from '#web/lib/counting.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { AppLink } from './AppLink.tsx'

export interface CountsInProps {
  /** Null = nothing would change by it, and nothing is said. */
  readonly counting: Counting | null
  readonly period: string
}

export function CountsIn({ counting, period }: CountsInProps) {
  const { t, f } = useWords()
  if (counting === null) return null
  const isBehind = counting === 'refreeze' || counting === 'correction'
  return (
    <p className={isBehind ? 'strip strip-amber' : 'meta'}>
      {`${t(`appraisal.counts_${counting}`, { period: f.period(period) })} `}
      <AppLink to="/quarter/$period" params={{ period }}>
        {t('appraisal.toQuarter')}
      </AppLink>
    </p>
  )
}
