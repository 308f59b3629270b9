// How often deadlines were broken in the selected area: rate, fraction, interval against the whole street.
import { useQuery } from '@tanstack/react-query'
import type { HeatFeature } from '#api/contract/heat.ts'
import { SMALL_DEN } from '#web/lib/format.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { rangeBar } from '#web/marks/intervalMarks.ts'
import { CountedFigure } from '#web/ui/CountedFigure.tsx'
import { Mark } from '#web/ui/Mark.tsx'
import type { AreaPlace } from './areaPlace.ts'
import { barEnd, breachKind, streetRate } from './breach.ts'
import { heatQuery } from './queries.ts'
import type { MapScreen } from './useMapScreen.ts'

export function AreaBreach({ place, screen }: { place: AreaPlace; screen: MapScreen }) {
  const { t } = useWords()
  const { data: heat } = useQuery(heatQuery(screen.url.filters, screen.view.level, 'breach_rate'))
  const found = heat?.features.find(({ id }) => id === place.id)
  return (
    <div>
      <h3>{t('map.areaBreach')}</h3>
      {heat && found && found.properties.value !== null ? (
        <Rate figure={found.properties} street={streetRate(heat)} envelope={heat} of={place.name} />
      ) : (
        <p className="muted">{heat ? t('map.areaNoClocks') : '—'}</p>
      )}
    </div>
  )
}

function Rate(props: {
  figure: HeatFeature['properties']
  street: number | null
  envelope: { asOf: string; ruleSet: string }
  of: string
}) {
  const { t, f, lang } = useWords()
  const { figure, street, envelope, of } = props
  const { num, den, value, casesUrl } = figure
  const [lo, hi] = [figure.lo ?? null, figure.hi ?? null]
  const isSmall = den < SMALL_DEN
  const shown = isSmall ? f.fraction(num, den) : f.rate(value)
  const mark = rangeBar(
    {
      value,
      lo,
      hi,
      min: 0,
      max: barEnd(hi, street),
      kind: breachKind({ lo, hi, den }, street),
      target: street,
      isSmall,
      ...(street === null ? {} : { targetLabel: t('map.street', { rate: f.rate(street) }) }),
    },
    { lang, format: (n) => f.rate(n, 0) },
  )
  return (
    <>
      <p className="map-rate">
        <CountedFigure
          figure={{ kind: 'rate', metric: 'breach_rate', value, num, den, lo, hi, casesUrl }}
          envelope={envelope}
          of={of}
          text={`${shown} ${f.fraction(num, den)}`}
        >
          <b>{shown}</b>
        </CountedFigure>
        <span className="meta">
          {t('map.areaClocks', { fraction: isSmall ? f.rate(value) : f.fraction(num, den) })}
        </span>
      </p>
      <Mark mark={mark} />
      <p className="meta">{isSmall ? t('map.few') : t('map.interval', { range: f.interval(lo, hi) })}</p>
    </>
  )
}
