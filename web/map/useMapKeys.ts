// The map by keyboard: arrows pan, + and − zoom, 0 shows all, Enter selects what lies under the cross in the middle.
import type { Map as LeafletMap } from 'leaflet'
import { useEffect } from 'react'
import type { Scene } from './scene.ts'
import { useAreaFinder } from './useMapPointer.ts'

/** Pixels of one step. */
const STEP = 80

function movesOf(map: LeafletMap): Record<string, () => void> {
  const pan = (x: number, y: number) => () => void map.panBy([x, y], { animate: false })
  const [nearer, farther] = [() => void map.zoomIn(), () => void map.zoomOut()]
  return {
    ArrowLeft: pan(-STEP, 0),
    ArrowRight: pan(STEP, 0),
    ArrowUp: pan(0, -STEP),
    ArrowDown: pan(0, STEP),
    '+': nearer,
    '=': nearer,
    '-': farther,
    _: farther,
  }
}

export interface MapKeys {
  readonly map: LeafletMap
  readonly scene: Scene
  readonly label: string
  readonly describedBy: string | undefined
  readonly onSelect: (id: string) => void
  readonly onFit: () => void
}

export function useMapKeys({ map, scene, label, describedBy, onSelect, onFit }: MapKeys): void {
  const find = useAreaFinder(scene)
  useEffect(() => {
    const box = map.getContainer()
    box.tabIndex = 0
    box.setAttribute('role', 'application')
    box.setAttribute('aria-label', label)
    if (describedBy) box.setAttribute('aria-describedby', describedBy)
  }, [map, label, describedBy])
  useEffect(() => {
    const box = map.getContainer()
    const select = () => {
      const area = find(map.getCenter())
      if (area) onSelect(area.id)
    }
    const acts: Readonly<Record<string, () => void>> = {
      ...movesOf(map),
      '0': onFit,
      Home: onFit,
      Enter: select,
    }
    const onKey = (event: KeyboardEvent) => {
      const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : acts[event.key]
      if (act === undefined) return
      act()
      event.preventDefault()
      event.stopPropagation()
    }
    // The wheel belongs to the page until the reader has chosen the map.
    const grab = () => void map.scrollWheelZoom.enable()
    const release = () => void map.scrollWheelZoom.disable()
    box.addEventListener('keydown', onKey)
    box.addEventListener('focus', grab)
    box.addEventListener('blur', release)
    return () => {
      box.removeEventListener('keydown', onKey)
      box.removeEventListener('focus', grab)
      box.removeEventListener('blur', release)
    }
  }, [map, find, onSelect, onFit])
}
