// How many cases were received in the selected area, what share that is, and against the period before or a year ago.
import { useQuery } from '@tanstack/react-query'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { CountedFigure } from '#web/ui/CountedFigure.tsx'
import type { AreaPlace } from './areaPlace.ts'
import { comparedPeriod } from './compared.ts'
import { countQuery } from './queries.ts'
import type { MapScreen } from './useMapScreen.ts'

export function AreaCount(props: { place: AreaPlace; total: number | undefined; screen: MapScreen }) {
  const { t, f } = useWords()
  const { place, total, screen } = props
  const heat = screen.whole.data
  return (
    <div>
      <h3>{t('map.areaCount')}</h3>
      {total === undefined || heat === undefined ? (
        <p className="map-big">—</p>
      ) : (
        <CountedFigure
          figure={{
            kind: 'count',
            metric: 'received',
            value: total,
            num: total,
            den: total,
            lo: null,
            hi: null,
            casesUrl: place.casesUrl,
          }}
          envelope={heat}
          of={place.name}
          className="map-big"
          text={f.countExact(total)}
        >
          <BigCount text={f.count(total)} />
        </CountedFigure>
      )}
      <Compared place={place} total={total} screen={screen} />
    </div>
  )
}

/** The figure large, its unit beside it small. */
function BigCount({ text }: { text: string }) {
  const [, number = text, unit = ''] = /^([\d.,]+)(.*)$/.exec(text) ?? []
  return (
    <>
      {number}
      <small>{unit}</small>
    </>
  )
}

function Compared({
  place,
  total,
  screen,
}: {
  place: AreaPlace
  total: number | undefined
  screen: MapScreen
}) {
  const { t, f } = useWords()
  const meta = useMeta()
  const { compare, filters } = screen.url
  const period = compare === 'none' ? null : comparedPeriod(filters.period, compare, meta)
  const before = useQuery({
    ...countQuery({ ...place.filters, period: period ?? filters.period }, place.cell),
    enabled: period !== null,
  })
  if (period === null || before.data === undefined || total === undefined) return null
  const kind = t(compare === 'previous' ? 'shell.previous' : 'shell.yearAgo')
  return (
    <p className="meta" title={f.period(period)}>
      {before.data === 0
        ? t('map.comparedNone', { kind })
        : t('map.compared', { kind, change: f.growth(total, before.data), n: before.data })}
    </p>
  )
}
