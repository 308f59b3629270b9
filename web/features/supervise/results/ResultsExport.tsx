// The exports of a batch's results: the tables as a workbook, and the report on paper.
import { ExportMenu, type ExportSource } from '#web/exports/ExportMenu.tsx'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import type { Results } from './queries.ts'

export function ResultsExport({ results }: { readonly results: Results }) {
  const words = useWords()
  const meta = useMeta()
  const source: ExportSource = {
    describe: async (stamp) => {
      const { resultsDocument } = await import('./resultsExport.ts')
      return resultsDocument(results, { stamp, address: window.location.href }, { meta, words })
    },
    paper: {
      to: '/supervise/$id/report',
      params: { id: String(results.sample) },
      search: {},
      hint: 'checkResults.report',
    },
  }
  return <ExportMenu source={source} />
}
