// The exports of the map screen.
import { useQueryClient } from '@tanstack/react-query'
import type { Meta } from '#api/contract/meta.ts'
import { ExportMenu, type ExportSource } from '#web/exports/ExportMenu.tsx'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { readFeatures } from '#web/map/scene.ts'
import { layerQuery } from './queries.ts'
import type { MapScreen } from './useMapScreen.ts'

export function MapExport({ screen }: { readonly screen: MapScreen }) {
  const words = useWords()
  const meta = useMeta()
  const client = useQueryClient()
  const { facts, view, filters, outlines, wholeAreas } = screen
  const about = { meta, words }
  const input = facts && {
    facts,
    classes: view.classes,
    filters,
    outlines,
    wholeAreas,
    address: window.location.href,
  }
  const ground = (id: string, { layers }: Meta) =>
    layers.includes(id) ? client.fetchQuery(layerQuery(id)).then(readFeatures) : Promise.resolve([])
  const source: ExportSource = {
    describe: input
      ? async (stamp) => (await import('./mapExport.ts')).mapDocument(input, stamp, about)
      : null,
    ...(input
      ? {
          picture: async (stamp) => {
            const [{ mapPoster, mapDocument }, roads, water, parks] = await Promise.all([
              import('./mapExport.ts'),
              ground('roads', meta),
              ground('water', meta),
              ground('parks', meta),
            ])
            const part = mapPoster({ ...input, stamp, layers: { roads, water, parks } }, about)
            return { title: mapDocument(input, stamp, about).tables[0].title, parts: part ? [part] : [] }
          },
        }
      : {}),
  }
  return <ExportMenu source={source} />
}
