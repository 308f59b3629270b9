// The pointer on the map: what lies under it is named, a press selects it.
import type { Map as LeafletMap, LeafletMouseEvent } from 'leaflet'
import { useEffect, useMemo, useState } from 'react'
import { areaFinder } from '#api/domain/place/polygon.ts'
import type { Point, Scene } from './scene.ts'

export interface Tip {
  readonly x: number
  readonly y: number
  readonly text: string
}

export function useMapPointer(map: LeafletMap, scene: Scene, onSelect: (id: string) => void): Tip | null {
  const find = useAreaFinder(scene)
  const [tip, setTip] = useState<Tip | null>(null)
  useEffect(() => {
    const move = (event: LeafletMouseEvent) => {
      const area = find(event.latlng)
      const { x, y } = event.containerPoint
      setTip(area ? { x, y, text: area.title } : null)
    }
    const leave = () => setTip(null)
    const press = (event: LeafletMouseEvent) => {
      const area = find(event.latlng)
      if (area) onSelect(area.id)
    }
    map.on('mousemove', move).on('mouseout', leave).on('movestart', leave).on('click', press)
    return () => {
      map.off('mousemove', move).off('mouseout', leave).off('movestart', leave).off('click', press)
    }
  }, [map, find, onSelect])
  return tip
}

/** The area of the scene at a position, or null. */
export function useAreaFinder({ areas }: Scene): (at: Point) => { id: string; title: string } | null {
  return useMemo(() => areaFinder(areas), [areas])
}
