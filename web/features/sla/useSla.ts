// The screen's view and the trend that its title speaks of.
import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Breaches } from '#api/contract/breaches.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { type UseView, useView } from '#web/lib/urlState.ts'
import { breachesQuery } from './queries.ts'
import { readSlaView, type SlaView } from './slaView.ts'
import { type Trend, trendOf } from './trend.ts'

export interface Sla {
  readonly url: UseView
  readonly view: SlaView
  readonly breaches: UseQueryResult<Breaches>
  readonly trend: Trend | null
}

export function useSla(): Sla {
  const words = useWords()
  const meta = useMeta()
  const url = useView()
  const view = readSlaView(url.params, url.filters, meta)
  const breaches = useQuery(breachesQuery(view))
  const { data } = breaches
  const trend = useMemo(() => (data ? trendOf(data, words) : null), [data, words])
  return { url, view, breaches, trend }
}

/** `近 26 周`, `近 12 个月`, or the period's own name. */
export function useWindowName({ view, url }: Pick<Sla, 'view' | 'url'>): string {
  const { t, f } = useWords()
  if (view.window === 'period') return f.period(url.filters.period)
  return t(view.window === '26w' ? 'sla.window26w' : 'sla.window12m')
}
