// The brief of one page (一页简报): indicators, who stands where, what falls short, what is due; for a meeting.
import { useQuery } from '@tanstack/react-query'
import { reportOf, watermarkOf } from '#web/exports/envelope.ts'
import { KpiPaper } from '#web/exports/paper/KpiPaper.tsx'
import { Paper } from '#web/exports/paper/Paper.tsx'
import { PaperNotes } from '#web/exports/paper/PaperNotes.tsx'
import { upcomingQuery } from '#web/lib/figureQueries.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { useView } from '#web/lib/urlState.ts'
import { AppLink } from '#web/ui/AppLink.tsx'
import { QueryState } from '#web/ui/QueryState.tsx'
import { noticeText } from './noticeText.ts'
import { type PaperFigures, paperQuery } from './readPaper.ts'
import { Sentence } from './Sentence.tsx'
import { useEnvelope } from './useEnvelope.ts'
import { VersionChoice } from './VersionChoice.tsx'

export function BriefPage() {
  const words = useWords()
  const { t } = words
  const { schemes } = useMeta()
  const view = useView()
  const scheme = schemes.find(({ id }) => id === view.params.scheme)?.id ?? 'standard'
  const query = useQuery(paperQuery(view, scheme))
  const rankings = query.data?.rankings
  return (
    <Paper
      title={t('notice.briefScreen')}
      how={t('notice.howPlain')}
      report={rankings ? reportOf({ what: 'brief', answer: rankings, filters: view.filters }) : null}
      watermark={watermarkOf(rankings ?? {}, words)}
      choice={<VersionChoice rankings={rankings} view={view} />}
      back={<AppLink to="/">{`← ${t('notice.toOverview')}`}</AppLink>}
    >
      <QueryState query={query} height="60rem" lines={20}>
        {(figures) => <Sheet {...figures} />}
      </QueryState>
    </Paper>
  )
}

function Sheet({ rankings, kpis }: PaperFigures) {
  const words = useWords()
  const meta = useMeta()
  const { compare } = useView()
  const { t, f } = words
  const title = t('notice.briefTitle', { street: meta.street.name, period: f.period(kpis.period.id) })
  const envelope = useEnvelope({ what: 'brief', title }, rankings)
  const about = { rankings, kpis, compare }
  const text = noticeText({ ...about, isBrief: true }, { meta, words })
  return (
    <div className="paper-letter paper-brief">
      <h2>{title}</h2>
      <p>
        <strong>{t('notice.basics')}</strong>
        <Sentence text={text.basics} about={about} />
      </p>
      <KpiPaper kpis={kpis} />
      <p>
        <strong>{t('notice.ranking')}</strong>
        <Sentence text={text.ranking} about={about} />
      </p>
      <p>
        <strong>{t('notice.problems')}</strong>
        <Sentence text={text.problems} about={about} />
        {/* What is open now is no part of a stored version. */}
        {rankings.snapshot ? null : <Due />}
      </p>
      <PaperNotes envelope={envelope} isShort />
    </div>
  )
}

function Due() {
  const { t } = useWords()
  const { filters } = useView()
  const { data } = useQuery(upcomingQuery(filters))
  if (!data) return null
  const count = (...ids: readonly string[]) =>
    data.buckets.filter(({ id }) => ids.includes(id)).reduce((sum, bucket) => sum + bucket.count, 0)
  const values = { overdue: count('overdue'), soon: count('within_4h', 'today', 'within_3d') }
  return <>{`${t('notice.dueText', values)}${t('notice.stop')}`}</>
}
