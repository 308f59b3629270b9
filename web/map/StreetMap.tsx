// The street map: our own scene on Leaflet without tiles, by pointer and by keyboard, with scale bar, north and disclaimer.
import type { Map as LeafletMap } from 'leaflet'
import { type ReactNode, useState } from 'react'
import { MapContainer } from 'react-leaflet'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { MapControls } from './MapControls.tsx'
import { MapScale } from './MapScale.tsx'
import { SceneOnMap } from './SceneOnMap.tsx'
import type { Scene } from './scene.ts'
import { useMapKeys } from './useMapKeys.ts'
import { useMapPointer } from './useMapPointer.ts'
import { useMapView } from './useMapView.ts'
import './frame.css'
import './scene.css'

export interface StreetMapProps {
  readonly scene: Scene
  /** Name of the map and how it is used, for readers. */
  readonly label: string
  readonly describedBy?: string
  /** The part in sight, as the address holds it; undefined: all of it. */
  readonly box: string | undefined
  readonly onBox: (box: string | null) => void
  readonly onSelect: (id: string) => void
}

export function StreetMap(props: StreetMapProps) {
  const [map, setMap] = useState<LeafletMap | null>(null)
  return (
    <div className="map-frame">
      <MapContainer
        ref={setMap}
        className={props.scene.communities.length > 0 ? 'map-canvas' : 'map-canvas map-unbounded'}
        center={[0, 0]}
        zoom={14}
        minZoom={3}
        maxZoom={18}
        zoomSnap={0}
        zoomDelta={0.5}
        wheelPxPerZoomLevel={120}
        attributionControl={false}
        zoomControl={false}
        zoomAnimation={false}
        fadeAnimation={false}
        scrollWheelZoom={false}
        boxZoom={false}
        keyboard={false}
      >
        <SceneOnMap scene={props.scene} />
      </MapContainer>
      {map ? <OnMap {...props} map={map} /> : null}
    </div>
  )
}

function OnMap(props: StreetMapProps & { map: LeafletMap }) {
  const { t } = useWords()
  const { map, scene, onSelect } = props
  const fit = useMapView(props)
  const tip = useMapPointer(map, scene, onSelect)
  useMapKeys({ map, scene, label: props.label, describedBy: props.describedBy, onSelect, onFit: fit })
  return (
    <>
      <span className="map-cross" aria-hidden="true" />
      {tip ? (
        <Tip x={tip.x} y={tip.y}>
          {tip.text}
        </Tip>
      ) : null}
      <MapControls map={map} onFit={fit} />
      <p className="map-north">
        <svg width="12" height="20" viewBox="-6 0 12 20" aria-hidden="true">
          <path d="M0 20V2M-5 8L0 1L5 8" />
        </svg>
        {t('map.north')}
      </p>
      <MapScale map={map} />
      <p className="map-note">
        <span>{t('map.disclaimer')}</span> <span>{t('map.approval')}</span>
      </p>
    </>
  )
}

function Tip(props: { x: number; y: number; children: ReactNode }) {
  return (
    <span className="map-tip" style={{ left: props.x, top: props.y }}>
      {props.children}
    </span>
  )
}
