// Which part of the map is in sight: all of it, or the box of the address; what the reader moves to goes back there.
import { LatLngBounds, type Map as LeafletMap } from 'leaflet'
import { useCallback, useEffect, useRef } from 'react'
import type { BoundingBox } from '#api/domain/place/polygon.ts'
import { middleOf, type Scene } from './scene.ts'
import { readBox, writeBox } from './viewBox.ts'

/** Room around the whole map, pixels. */
const PADDING = 24

export interface MapViewInput {
  readonly map: LeafletMap
  readonly scene: Scene
  readonly box: string | undefined
  readonly onBox: (box: string | null) => void
}

/** What the effects share without running again for it. */
interface Shared {
  box: string | undefined
  extent: BoundingBox | null
  onBox: (box: string | null) => void
  /** The box last shown or reported. */
  said: string | undefined
  /** Whether the reader moves the map just now. */
  isByHand: boolean
}

/** Keeps map and address together; returns what shows the whole map again. */
export function useMapView({ map, scene, box, onBox }: MapViewInput): () => void {
  const { extent } = scene
  const shared = useRef<Shared>({ box, extent, onBox, said: undefined, isByHand: false }).current
  Object.assign(shared, { box, extent, onBox })
  const key = extent === null ? '' : writeBox(extent)

  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` says when the extent itself changed
  useEffect(() => {
    if (box !== undefined && box === shared.said) return
    show(map, shared)
  }, [map, box, key, shared])

  useEffect(() => {
    const observer = new ResizeObserver(() => {
      map.invalidateSize({ animate: false, pan: false })
      show(map, shared)
    })
    observer.observe(map.getContainer())
    return () => observer.disconnect()
  }, [map, shared])

  useReport(map, shared)
  useTouch(map)
  useSelected(map, scene)
  return useCallback(() => {
    shared.box = undefined
    show(map, shared)
    shared.onBox(null)
  }, [map, shared])
}

function show(map: LeafletMap, shared: Shared): void {
  const { x, y } = map.getSize()
  // Without a size (hidden, or not laid out yet) nothing fits; the observer calls again once there is one.
  if (shared.extent === null || x <= 2 * PADDING || y <= 2 * PADDING) return
  shared.said = shared.box
  shared.isByHand = false
  const whole = boundsOf(shared.extent)
  const wanted = readBox(shared.box)
  map.setMaxBounds(whole.pad(0.5))
  const padding: [number, number] = wanted ? [0, 0] : [PADDING, PADDING]
  map.fitBounds(wanted ? boundsOf(wanted) : whole, { padding, animate: false })
  map.setMinZoom(Math.max(3, map.getBoundsZoom(whole) - 1))
}

/** Only a reader's own move is written to the address: what was shown by the address itself is not. */
function useReport(map: LeafletMap, shared: Shared): void {
  useEffect(() => {
    const begin = () => {
      shared.isByHand = true
    }
    const end = () => {
      if (!shared.isByHand) return
      shared.isByHand = false
      const box = boxOf(map)
      if (box === shared.said) return
      shared.said = box
      shared.onBox(box)
    }
    const frame = map.getContainer().parentElement ?? map.getContainer()
    const signs = ['pointerdown', 'keydown', 'wheel'] as const
    for (const sign of signs) frame.addEventListener(sign, begin, { capture: true, passive: true })
    map.on('moveend', end)
    return () => {
      for (const sign of signs) frame.removeEventListener(sign, begin, { capture: true })
      map.off('moveend', end)
    }
  }, [map, shared])
}

/** On a touch screen a finger scrolls the page over the whole map, and moves the map only once it is zoomed in. */
function useTouch(map: LeafletMap): void {
  useEffect(() => {
    if (!window.matchMedia?.('(pointer: coarse)').matches) return
    const turn = () => {
      if (map.getZoom() > map.getMinZoom() + 1) map.dragging.enable()
      else map.dragging.disable()
    }
    turn()
    map.on('zoomend zoomlevelschange', turn)
    return () => {
      map.off('zoomend zoomlevelschange', turn)
    }
  }, [map])
}

/** An area chosen from the list is brought into sight. */
function useSelected(map: LeafletMap, { areas, communities, selected }: Scene): void {
  const id = selected?.id
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new selection moves the map, not every new scene
  useEffect(() => {
    const area = areas.find((one) => one.id === id) ?? communities.find((one) => one.id === id)
    const middle = area ? middleOf(area.geometry) : null
    if (middle && !map.getBounds().contains([middle.lat, middle.lng]))
      map.panTo([middle.lat, middle.lng], { animate: false })
  }, [map, id])
}

const boundsOf = ({ west, south, east, north }: BoundingBox) => new LatLngBounds([south, west], [north, east])

function boxOf(map: LeafletMap): string {
  const bounds = map.getBounds()
  return writeBox({
    west: bounds.getWest(),
    south: bounds.getSouth(),
    east: bounds.getEast(),
    north: bounds.getNorth(),
  })
}
