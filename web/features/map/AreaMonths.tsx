// The selected area's last six months; those of the period on screen stand out.
import { useQueries } from '@tanstack/react-query'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { columns } from '#web/marks/bars.ts'
import { SizedMark } from '#web/ui/SizedMark.tsx'
import type { AreaPlace } from './areaPlace.ts'
import { lastMonths } from './compared.ts'
import { monthName } from './months.ts'
import { countQuery } from './queries.ts'

const MONTHS = 6

export function AreaMonths({ place }: { place: AreaPlace }) {
  const words = useWords()
  const { t, f, lang } = words
  const meta = useMeta()
  const months = lastMonths(place.filters.period, MONTHS, meta)
  const counts = useQueries({
    queries: months.map(({ id }) => countQuery({ ...place.filters, period: id }, place.cell)),
  })
  if (counts.some(({ data }) => data === undefined)) return null
  const bars = months.map(({ id, isShown }, index) => ({
    label: monthName(id, words),
    value: counts[index]?.data ?? 0,
    kind: isShown ? ('plain' as const) : ('uncertain' as const),
  }))
  const running = months.find(({ isUnfinished }) => isUnfinished)
  return (
    <div>
      <h3>{t('map.lastMonths')}</h3>
      <SizedMark draw={({ width, em }) => columns(bars, { lang, format: f.integer, width, em })} />
      {running ? (
        <p className="meta">
          {t('map.monthPartly', { month: monthName(running.id, words), day: f.dayMonth(meta.asOf) })}
        </p>
      ) : null}
    </div>
  )
}
