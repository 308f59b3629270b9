// How the map is drawn and what it shows: layer (`L`), measure (`M`), size of the cells.
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { useShortcuts } from '#web/lib/shortcuts.ts'
import { Segmented } from '#web/ui/Segmented.tsx'
import { Select } from '#web/ui/Select.tsx'
import { cellsOf, type LayerName, type Measure } from './mapView.ts'
import type { MapScreen } from './useMapScreen.ts'

export function MapTools({ screen }: { screen: MapScreen }) {
  const { t } = useWords()
  const meta = useMeta()
  const { view, url } = screen
  const { layers, measures } = useChoices(screen)
  const toLayer = (layer: LayerName) => url.set({ layer, select: null, sort: null })
  const toMeasure = (measure: Measure) => url.set({ measure, sort: null })
  const next = <V,>(options: readonly { value: V; isDisabled?: boolean }[], value: V): V => {
    const open = options.filter((option) => !option.isDisabled)
    const at = open.findIndex((option) => option.value === value)
    return open[(at + 1) % open.length]?.value ?? value
  }
  useShortcuts([
    { keys: 'L', name: t('map.keyLayer'), scope: 'page', run: () => toLayer(next(layers, view.layer)) },
    {
      keys: 'M',
      name: t('map.keyMeasure'),
      scope: 'page',
      run: () => toMeasure(next(measures, view.measure)),
    },
  ])
  return (
    <div className="map-bar">
      <Segmented label={t('map.layer')} value={view.layer} options={layers} onChange={toLayer} />
      <Segmented label={t('map.measure')} value={view.measure} options={measures} onChange={toMeasure} />
      {view.layer === 'grid' ? (
        <Select
          label={t('map.cell')}
          value={view.cell}
          options={cellsOf(meta).map((value) => ({ value, text: t('map.cellMetres', { n: value }) }))}
          onChange={(cell) => url.set({ cell, select: null })}
        />
      ) : null}
    </div>
  )
}

type Option<V> = { readonly value: V; readonly text: React.ReactNode; readonly isDisabled?: boolean }

/** What the deployment cannot show stays in sight, off, with its reason. */
function useChoices({ view }: MapScreen): { layers: Option<LayerName>[]; measures: Option<Measure>[] } {
  const { t } = useWords()
  const meta = useMeta()
  const hasHouseholds = meta.communities.some(({ households }) => (households ?? 0) > 0)
  const whyNot = hasHouseholds ? t('map.noHouseholdsOnCells') : t('map.noHouseholds')
  const canDivide = hasHouseholds && view.layer !== 'grid'
  const hasCommunities = meta.communities.length > 0
  return {
    layers: [
      { value: 'grid', text: t('map.layerGrid') },
      { value: 'community', text: t('map.layerCommunity'), isDisabled: view.isFallback || !hasCommunities },
      { value: 'tiles', text: t('map.layerTiles'), isDisabled: !hasCommunities },
    ],
    measures: [
      { value: 'count', text: t('map.measureCount') },
      {
        value: 'per_1000_households',
        text: canDivide ? (
          t('map.measurePerThousand')
        ) : (
          <span title={whyNot}>{t('map.measurePerThousand')}</span>
        ),
        isDisabled: !canDivide,
      },
      { value: 'breach_rate', text: t('map.measureBreach') },
    ],
  }
}
