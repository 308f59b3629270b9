// The exports of the deadlines screen.
import { useQueryClient } from '@tanstack/react-query'
import { ExportMenu, type ExportSource } from '#web/exports/ExportMenu.tsx'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { matrixQuery, upcomingQuery } from './queries.ts'
import type { Sla } from './useSla.ts'

export function SlaExport({ sla, title }: { readonly sla: Sla; readonly title: string }) {
  const words = useWords()
  const meta = useMeta()
  const client = useQueryClient()
  const { breaches, trend, view, url } = sla
  const answer = breaches.data
  const source: ExportSource = {
    describe:
      answer && trend
        ? async (stamp, control) => {
            const [{ slaDocument }, matrix, upcoming] = await Promise.all([
              import('./slaExport.ts'),
              client.fetchQuery(matrixQuery(view.filters)),
              client.fetchQuery(upcomingQuery(url.filters, view.clock, meta.clock === 'live')),
            ])
            const address = window.location.href
            return slaDocument(
              { title, trend, answer, matrix, upcoming, view, address },
              { stamp, control },
              { meta, words },
            )
          }
        : null,
  }
  return <ExportMenu source={source} />
}
