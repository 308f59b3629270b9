// The case list: its figure where it stands behind one, what narrows it, the cases page by page, and quick entry.
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useView } from '#web/lib/urlState.ts'
import { Page } from '#web/ui/Page.tsx'
import { CaseList } from './CaseList.tsx'
import { CasesExport } from './CasesExport.tsx'
import { CaseTools } from './CaseTools.tsx'
import { FigureHead } from './FigureHead.tsx'
import { NewCaseButton } from './NewCaseButton.tsx'
import { signalAsked } from './signalAsked.ts'
import { useFigureTitle } from './useFigureTitle.ts'
import './cases.css'
import './entry.css'

export function CasesPage() {
  const { t, f } = useWords()
  const { filters, params } = useView()
  const title = useFigureTitle(params.metric)
  const period = `${f.period(filters.period)} · ${f.periodDays(filters.period)}`
  const received = signalAsked(params) === undefined ? 'cases.subReceived' : 'cases.subSignal'
  const sub = params.metric === undefined ? received : 'cases.subFigure'
  return (
    <Page
      title={title}
      screen={t('cases.title')}
      sub={
        params.import !== undefined
          ? t('cases.subImport', { id: params.import })
          : params.metric === 'open_clocks'
            ? t('cases.openClocksCohort')
            : t(sub, { period })
      }
      actions={
        <>
          <CasesExport title={title} />
          <NewCaseButton />
        </>
      }
      className="cases"
    >
      {params.metric === undefined ? null : <FigureHead metric={params.metric} />}
      <CaseTools />
      <CaseList />
    </Page>
  )
}
