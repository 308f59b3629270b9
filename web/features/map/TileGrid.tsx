// The tile map: one tile a community, roughly where it lies, coloured by class; without polygons it is the map.
import { useMemo } from 'react'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { middleOf } from '#web/map/scene.ts'
import type { MapFacts } from './findings.ts'
import { valueText } from './legend.ts'
import './tiles.css'
import { type TileRaster, tileRaster } from '#api/domain/place/tileRaster.ts'
import type { MapScreen } from './useMapScreen.ts'

export function TileGrid({ screen, facts }: { screen: MapScreen; facts: MapFacts }) {
  const words = useWords()
  const { t, f } = words
  const { columns, slots } = useRaster(screen)
  const { communities } = useMeta()
  const { view, areas } = facts
  return (
    <ul className="map-tiles" data-columns={columns}>
      {slots.map((id, slot) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: a free place has no name but its number
        if (id === null) return <li key={`free${slot}`} className="map-tile-free" />
        const area = areas.find((one) => one.id === id)
        const isOn = id === screen.selected
        const look = area?.look ?? 'none'
        return (
          <li key={id}>
            <button
              type="button"
              className={`map-tile map-tile-${look}${isOn ? ' on' : ''}`}
              aria-pressed={isOn}
              onClick={() => screen.select(isOn ? null : id)}
            >
              <span className="map-tile-name">
                {area?.name ?? communities.find((one) => one.id === id)?.name ?? id}
              </span>
              <span className="map-tile-value">
                {area ? valueText(area, view.measure, words) : f.integer(0)}
              </span>
              {area?.isSmall ? <small>{t('map.few')}</small> : null}
            </button>
          </li>
        )
      })}
    </ul>
  )
}

function useRaster({ outlines }: MapScreen): TileRaster {
  const { communities } = useMeta()
  return useMemo(() => {
    const middles = new Map(outlines.map(({ id, areas }) => [id, areas === null ? null : middleOf(areas)]))
    return tileRaster(communities.map(({ id }) => ({ id, middle: middles.get(id) ?? null })))
  }, [communities, outlines])
}
