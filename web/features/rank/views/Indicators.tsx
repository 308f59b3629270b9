// Which indicator a view is about, kept in the address.
import type { Rankings } from '#api/contract/rankings.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { useView } from '#web/lib/urlState.ts'
import { Segmented } from '#web/ui/Segmented.tsx'

export interface IndicatorsProps {
  readonly rankings: Rankings
  /** The one that is shown. */
  readonly metric: string
}

export function Indicators({ rankings, metric }: IndicatorsProps) {
  const { t, say } = useWords()
  const { metrics } = useMeta()
  const { set } = useView()
  return (
    <Segmented
      label={t('rank.indicator')}
      size="small"
      value={metric}
      options={rankings.indicators.map(({ metric: id }) => {
        const entry = metrics.find((one) => one.id === id)
        return { value: id, text: entry ? say(entry.name) : id }
      })}
      onChange={(id) => set({ metric: id })}
    />
  )
}
