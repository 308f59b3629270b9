// One case as an A4 paper: facts, clocks on the ruler, the whole trail, which figures count it and why; personal data masked.
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { envelopeOf } from '#web/exports/envelope.ts'
import { Paper } from '#web/exports/paper/Paper.tsx'
import { PaperNotes } from '#web/exports/paper/PaperNotes.tsx'
import { useOpenedAt } from '#web/exports/paper/useOpenedAt.ts'
import { useWho } from '#web/exports/useWho.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { useView } from '#web/lib/urlState.ts'
import { type CaseDetail, caseQuery } from '#web/record/queries.ts'
import { AppLink } from '#web/ui/AppLink.tsx'
import { QueryState } from '#web/ui/QueryState.tsx'
import { CountedSheet } from './sheet/CountedSheet.tsx'
import { FactsSheet } from './sheet/FactsSheet.tsx'
import { RulerSheet } from './sheet/RulerSheet.tsx'
import { TrailSheet } from './sheet/TrailSheet.tsx'
import '#web/record/styles.ts'
import './sheet/sheet.css'

export function CaseSheetPage() {
  const { t } = useWords()
  const { id = '' } = useParams({ strict: false })
  const { filters, search } = useView()
  const query = useQuery(caseQuery(id, filters.asOf))
  return (
    <Paper
      title={t('cases.sheetScreen')}
      how={t('notice.howPlain')}
      watermark={null}
      report={query.data ? { what: 'case', of: id, filters: {} } : null}
      back={
        <AppLink to="/cases/$id" params={{ id }} search={search}>
          {`← ${t('cases.sheetBack')}`}
        </AppLink>
      }
    >
      <QueryState query={query} height="60rem" lines={20}>
        {(detail) => <Sheet detail={detail} />}
      </QueryState>
    </Paper>
  )
}

function Sheet({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useWords()
  return (
    <div className="paper-letter paper-brief case-sheet">
      <h2>{t('cases.sheetTitle', { number: detail.case.number })}</h2>
      <FactsSheet detail={detail} />
      <RulerSheet detail={detail} />
      <TrailSheet detail={detail} />
      <CountedSheet detail={detail} />
      <Notes detail={detail} />
    </div>
  )
}

/** What is said of one case: neither period nor filters. */
const SAID: ReadonlySet<string> = new Set(['asOf', 'ruleSet', 'dataVersion', 'who', 'when'])

function Notes({ detail }: { readonly detail: CaseDetail }) {
  const words = useWords()
  const meta = useMeta()
  const who = useWho()
  const atMs = useOpenedAt()
  const { id, number } = detail.case
  const envelope = envelopeOf(
    {
      ...{ what: 'case', of: id, title: number, size: '', filters: { period: '' } },
      answer: { asOf: detail.asOf, ruleSet: detail.ruleSet, dataVersion: meta.dataVersion },
      ...{ stamp: { who, atMs }, address: window.location.href },
    },
    meta,
    words,
  )
  return <PaperNotes envelope={{ ...envelope, notes: envelope.notes.filter((one) => SAID.has(one.id)) }} />
}
