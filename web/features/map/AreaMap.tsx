// The street map of the screen: its scene from areas, outlines and the deployment's own layers.
import { useQueries } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { StreetMap } from '#web/map/StreetMap.tsx'
import { type LayerFeature, readFeatures } from '#web/map/scene.ts'
import { buildScene, type SceneLayers } from './buildScene.ts'
import type { MapFacts } from './findings.ts'
import { layerQuery } from './queries.ts'
import type { MapScreen } from './useMapScreen.ts'

/** Layers of a deployment that the map knows how to draw. */
const GROUND = ['roads', 'water', 'parks'] as const

export function AreaMap(props: { screen: MapScreen; facts: MapFacts; describedBy: string }) {
  const words = useWords()
  const { t } = words
  const { screen, facts, describedBy } = props
  const { outlines, wholeAreas, selected, url } = screen
  const { street } = useMeta()
  const layers = useGround()
  const scene = useMemo(
    () => buildScene({ facts, outlines, wholeAreas, layers, selected }, words),
    [facts, outlines, wholeAreas, layers, selected, words],
  )
  return (
    <StreetMap
      scene={scene}
      label={`${t('map.mapLabel', { street: street.name })} ${t('map.mapHow')}`}
      describedBy={describedBy}
      box={url.params.bbox}
      onBox={(bbox) => url.set({ bbox }, { replace: true })}
      onSelect={screen.select}
    />
  )
}

function useGround(): SceneLayers {
  const { layers: ids } = useMeta()
  const found = useQueries({
    queries: GROUND.map((id) => ({ ...layerQuery(id), enabled: ids.includes(id) })),
  })
  const [roads, water, parks] = found.map((query) => query.data)
  return useMemo(() => {
    const read = (layer: Parameters<typeof readFeatures>[0] | undefined): LayerFeature[] =>
      layer ? readFeatures(layer) : []
    return { roads: read(roads), water: read(water), parks: read(parks) }
  }, [roads, water, parks])
}
