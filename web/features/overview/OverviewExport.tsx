// The exports of the overview: its figures, and the brief of one page.

import { useQuery } from '@tanstack/react-query'
import { ExportMenu, type ExportSource } from '#web/exports/ExportMenu.tsx'
import { kpisQuery } from '#web/lib/figureQueries.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { commonSearch, useView } from '#web/lib/urlState.ts'

export function OverviewExport() {
  const words = useWords()
  const meta = useMeta()
  const { filters, search } = useView()
  const { data: kpis } = useQuery(kpisQuery(filters))
  const source: ExportSource = {
    describe: kpis
      ? async (stamp) => {
          const { overviewDocument } = await import('./overviewExport.ts')
          return overviewDocument({ kpis, filters, address: window.location.href }, stamp, { meta, words })
        }
      : null,
    paper: { to: '/notice/brief', search: commonSearch(search), hint: 'exports.paperBrief' },
  }
  return <ExportMenu source={source} />
}
