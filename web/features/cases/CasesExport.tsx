// The exports of the list: Excel and CSV of everything that the filters let through.
import { ExportMenu, type ExportSource } from '#web/exports/ExportMenu.tsx'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { useView } from '#web/lib/urlState.ts'
import { listQuestion } from './listQuestion.ts'

export function CasesExport({ title }: { readonly title: string }) {
  const words = useWords()
  const meta = useMeta()
  const view = useView()
  const input = {
    title,
    question: listQuestion(view),
    filters: view.filters,
    address: window.location.href,
  }
  const source: ExportSource = {
    describe: async (stamp, control) =>
      (await import('./casesExport.ts')).casesDocument(input, { stamp, control }, { meta, words }),
    isLong: true,
  }
  return <ExportMenu source={source} />
}
