// The exports of a council's result, and the ways to its two papers; there is nothing to hand over before the sealing.
import { ExportMenu } from '#web/exports/ExportMenu.tsx'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { commonSearch, useView } from '#web/lib/urlState.ts'
import { AppLink } from '#web/ui/AppLink.tsx'
import type { OfCouncil } from './CouncilPage.tsx'

export function CouncilExport({ council }: OfCouncil) {
  const { t } = useWords()
  const meta = useMeta()
  const words = useWords()
  const { search } = useView()
  const { result } = council
  if (result === null) return null
  const params = { id: String(council.id) }
  const input = { council, result, address: window.location.href }
  return (
    <>
      <AppLink to="/council/$id/paper" params={params} className="btn">
        {t('council.papersMenu')}
      </AppLink>
      <ExportMenu
        source={{
          describe: async (stamp) =>
            (await import('./councilDocument.ts')).councilDocument(input, stamp, { meta, words }),
          picture: async (stamp) => {
            const [{ councilPoster }, { posterParts }] = await Promise.all([
              import('./councilDocument.ts'),
              import('#web/marks/poster.ts'),
            ])
            const poster = councilPoster(input, stamp, { meta, words })
            return { title: poster.title, parts: posterParts(poster) }
          },
          paper: {
            to: '/council/$id/paper',
            params,
            search: commonSearch(search, { v: 'notice' }),
            hint: 'exports.paperSub',
          },
        }}
      />
    </>
  )
}
