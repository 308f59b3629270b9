// The scale bar of the part in sight, in metres.
import type { Map as LeafletMap } from 'leaflet'
import { useEffect, useState } from 'react'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { scaleBar } from './scaleBar.ts'

/** Longest bar, pixels. */
const ROOM = 160
/** A shorter one has no room for the figure in its middle. */
const MIDDLE_FROM = 96

export function MapScale({ map }: { map: LeafletMap }) {
  const { t, f } = useWords()
  const [perPixel, setPerPixel] = useState(() => metresPerPixel(map))
  useEffect(() => {
    const measure = () => setPerPixel(metresPerPixel(map))
    map.on('zoomend moveend resize', measure)
    measure()
    return () => {
      map.off('zoomend moveend resize', measure)
    }
  }, [map])
  const bar = scaleBar(perPixel, ROOM)
  if (bar === null) return null
  const { metres, pixels } = bar
  return (
    <p className="map-scale" style={{ width: pixels }}>
      <span className="sr-only">{t('map.scale', { n: metres })}</span>
      <span aria-hidden="true" className="map-scale-figures">
        <span>0</span>
        {pixels >= MIDDLE_FROM ? <span>{f.number(metres / 2)}</span> : null}
        <span>{t('map.metres', { n: metres })}</span>
      </span>
      <span aria-hidden="true" className="map-scale-bar" />
    </p>
  )
}

/** In the middle of the part in sight: Mercator's scale varies with the latitude. */
function metresPerPixel(map: LeafletMap): number {
  const { x, y } = map.getSize().divideBy(2)
  const [west, east] = [map.containerPointToLatLng([x - 50, y]), map.containerPointToLatLng([x + 50, y])]
  return map.distance(west, east) / 100
}
