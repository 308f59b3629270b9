// The notice (通报) of a period as an A4 paper: letter and annex, every number from the answers, nothing to type but the demands.
import { useQuery } from '@tanstack/react-query'
import { reportOf, watermarkOf } from '#web/exports/envelope.ts'
import { Paper } from '#web/exports/paper/Paper.tsx'
import { PaperNotes } from '#web/exports/paper/PaperNotes.tsx'
import { LIVE } from '#web/lib/drawn.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { commonSearch, useView } from '#web/lib/urlState.ts'
import { AppLink } from '#web/ui/AppLink.tsx'
import { QueryState } from '#web/ui/QueryState.tsx'
import { AnnexTable } from './AnnexTable.tsx'
import { Letter } from './Letter.tsx'
import { noticeText } from './noticeText.ts'
import { type PaperFigures, paperQuery } from './readPaper.ts'
import { TotalsTable } from './TotalsTable.tsx'
import { useEnvelope } from './useEnvelope.ts'
import { VersionChoice } from './VersionChoice.tsx'

export function NoticePage() {
  const words = useWords()
  const { t } = words
  const { schemes } = useMeta()
  const view = useView()
  const { params, search } = view
  const scheme = schemes.find(({ id }) => id === params.scheme)?.id ?? 'standard'
  const query = useQuery(paperQuery(view, scheme))
  const rankings = query.data?.rankings
  const kept = { scheme: params.scheme, snapshot: params.snapshot === LIVE ? null : params.snapshot }
  return (
    <Paper
      title={t('notice.screen')}
      how={t('notice.how')}
      report={rankings ? reportOf({ what: 'notice', answer: rankings, filters: view.filters }) : null}
      watermark={watermarkOf(rankings ?? {}, words)}
      choice={<VersionChoice rankings={rankings} view={view} />}
      back={<AppLink to="/rank" search={commonSearch(search, kept)}>{`← ${t('notice.toRanking')}`}</AppLink>}
    >
      <QueryState query={query} height="60rem" lines={20}>
        {(figures) => <Sheets {...figures} />}
      </QueryState>
    </Paper>
  )
}

function Sheets({ rankings, kpis }: PaperFigures) {
  const words = useWords()
  const meta = useMeta()
  const { compare } = useView()
  const { t, f } = words
  const text = noticeText({ rankings, kpis, compare }, { meta, words })
  const envelope = useEnvelope({ what: 'notice', title: text.title }, rankings)
  return (
    <>
      <Letter
        period={rankings.period.id}
        text={text}
        figures={{ rankings, kpis }}
        dateMs={dateOf(rankings) ?? envelope.atMs}
        isDraft={envelope.isDraft}
      />
      <section className="paper-annex">
        <p className="paper-annex-mark">{t('notice.annex')}</p>
        <h3>{t('notice.annexTitle', { period: f.period(rankings.period.id) })}</h3>
        <AnnexTable rankings={rankings} />
        <TotalsTable rankings={rankings} />
        <PaperNotes envelope={envelope} />
      </section>
    </>
  )
}

/** A published notice bears the day of its publication, whenever it is printed. */
function dateOf({ snapshot }: PaperFigures['rankings']): number | null {
  return snapshot?.publishedAt == null ? null : Date.parse(snapshot.publishedAt)
}
