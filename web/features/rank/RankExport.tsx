// The exports of the ranking: what the menu is given.
import type { RankingGroup, Rankings } from '#api/contract/rankings.ts'
import { ExportMenu, type ExportSource } from '#web/exports/ExportMenu.tsx'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { groupShown } from '#web/lib/standing.ts'
import { commonSearch, useView } from '#web/lib/urlState.ts'
import { useEarlierRanks } from './useRanking.ts'

export function RankExport({ rankings }: { readonly rankings: Rankings | undefined }) {
  const words = useWords()
  const meta = useMeta()
  const view = useView()
  const earlier = useEarlierRanks()
  const group: RankingGroup | undefined = rankings && groupShown(rankings.groups, view.params.group)
  const input = rankings && group ? { rankings, group, earlier, view, address: window.location.href } : null
  const about = { meta, words }
  const { scheme } = view.params
  const version = rankings?.snapshot?.version
  const paper = {
    ...(scheme === undefined ? {} : { scheme }),
    ...(version === undefined ? {} : { snapshot: String(version) }),
  }
  const source: ExportSource = {
    describe: input
      ? async (stamp) => (await import('./rankExport.ts')).rankDocument(input, stamp, about)
      : null,
    paper: {
      to: '/notice',
      search: commonSearch(view.search, paper),
      hint: 'exports.paperSub',
    },
    ...(input
      ? {
          picture: async (stamp) => {
            const [{ rankPoster }, { posterParts }] = await Promise.all([
              import('./rankPicture.ts'),
              import('#web/marks/poster.ts'),
            ])
            const poster = rankPoster(input, stamp, about)
            return { title: poster.title, parts: posterParts(poster) }
          },
        }
      : {}),
  }
  return <ExportMenu source={source} />
}
