// Puts the scene layer on the map it stands in and keeps it up to date with scene and text size.
import { useEffect, useState } from 'react'
import { useMap } from 'react-leaflet'
import { usePreferences } from '#web/lib/preferences.ts'
import { SceneLayer } from './SceneLayer.ts'
import type { Scene } from './scene.ts'

export function SceneOnMap({ scene }: { scene: Scene }) {
  const map = useMap()
  const [layer] = useState(() => new SceneLayer())
  const { size } = usePreferences()
  useEffect(() => {
    layer.addTo(map)
    return () => {
      layer.remove()
    }
  }, [layer, map])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text size is read from the page once it was applied
  useEffect(() => {
    const em = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16
    layer.show(scene, em > 0 ? em : 1)
  }, [layer, scene, size])
  return null
}
