// The legend under the picture: classes with their numbers and unit, and whose classes they are.
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { Segmented } from '#web/ui/Segmented.tsx'
import { breaksOf } from './areas.ts'
import type { MapFacts } from './findings.ts'
import { legendEntries } from './legend.ts'
import type { MapScreen } from './useMapScreen.ts'

export function MapLegend({ screen, facts }: { screen: MapScreen; facts: MapFacts }) {
  const words = useWords()
  const { t } = words
  const { view, url } = screen
  const { heat, areas } = facts
  const entries = legendEntries(
    {
      measure: facts.view.measure,
      breaks: breaksOf(heat, view.classes),
      minimum: heat.legend.minimum,
      hasHatched: areas.some(({ look }) => look === 'hatched'),
    },
    words,
  )
  const { title, unit } = useTitle(facts)
  return (
    <div className="map-legend">
      <div>
        <p className="map-legend-title">
          <b>{title}</b>
          {unit}
        </p>
        <ul className="map-legend-classes">
          {entries.map(({ look, text }) => (
            <li key={String(look)}>
              <i className={`map-swatch-${look}`} aria-hidden="true" />
              {text}
            </li>
          ))}
        </ul>
      </div>
      <div className="map-legend-choice">
        <Segmented
          label={t('map.classes')}
          size="small"
          value={view.classes}
          options={[
            { value: 'period', text: t('map.classesPeriod'), isDisabled: view.month !== null },
            { value: 'year', text: t('map.classesYear') },
          ]}
          onChange={(classes) => url.set({ scheme: classes === 'year' ? 'year' : null })}
        />
        <p className="meta">{t(view.month === null ? 'map.classesFixed' : 'map.classesMonth')}</p>
      </div>
    </div>
  )
}

function useTitle({ view }: MapFacts): { readonly title: string; readonly unit: string } {
  const { t } = useWords()
  if (view.measure === 'breach_rate')
    return { title: t('map.legendTitleBreach'), unit: t('map.legendUnitBreach') }
  if (view.measure === 'per_1000_households')
    return { title: t('map.legendTitlePerThousand'), unit: t('map.legendUnitPerThousand') }
  return view.level === 'community'
    ? { title: t('map.legendTitleCommunityCount'), unit: t('map.legendUnitCount') }
    : { title: t('map.legendTitleCount'), unit: t('map.legendUnitCell', { n: view.level }) }
}
