// The brief of one page (一页简报): indicators, who stands where, what falls short, what is due; for a meeting.
import { useQuery } from '@tanstack/react-query'
import type { Kpis } from '#api/contract/kpis.ts'
import type { Rankings } from '#api/contract/rankings.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { useView } from '#web/lib/urlState.ts'
import { AppLink } from '#web/ui/AppLink.tsx'
import { QueryState } from '#web/ui/QueryState.tsx'
import { KpiPaper } from './KpiPaper.tsx'
import { noticeText } from './noticeText.ts'
import { Paper } from './Paper.tsx'
import { PaperNotes } from './PaperNotes.tsx'
import { kpisQuery, rankingsQuery, upcomingQuery } from './queries.ts'
import { Sentence } from './Sentence.tsx'
import { useEnvelope } from './useEnvelope.ts'

export function BriefPage() {
  const { t } = useWords()
  const { schemes } = useMeta()
  const { filters, params } = useView()
  const scheme = schemes.find(({ id }) => id === params.scheme)?.id ?? 'standard'
  const rankings = useQuery(rankingsQuery(filters, scheme))
  const kpis = useQuery(kpisQuery(filters))
  return (
    <Paper
      title={t('notice.briefScreen')}
      how={t('notice.howPlain')}
      watermark={rankings.data?.status === 'published' ? null : t('notice.watermark')}
      back={<AppLink to="/">{`← ${t('notice.toOverview')}`}</AppLink>}
    >
      <QueryState query={rankings} height="60rem" lines={20}>
        {(ranked) => (
          <QueryState query={kpis} height="60rem" lines={20}>
            {(figures) => <Sheet rankings={ranked} kpis={figures} />}
          </QueryState>
        )}
      </QueryState>
    </Paper>
  )
}

function Sheet({ rankings, kpis }: { rankings: Rankings; kpis: Kpis }) {
  const words = useWords()
  const meta = useMeta()
  const { compare } = useView()
  const { t, f } = words
  const title = t('notice.briefTitle', { street: meta.street.name, period: f.period(kpis.period.id) })
  const envelope = useEnvelope('brief', title, rankings)
  const text = noticeText({ rankings, kpis, compare, isBrief: true }, { meta, words })
  return (
    <div className="paper-letter paper-brief">
      <h2>{title}</h2>
      <p>
        <strong>{t('notice.basics')}</strong>
        <Sentence text={text.basics} />
      </p>
      <KpiPaper kpis={kpis} />
      <p>
        <strong>{t('notice.ranking')}</strong>
        <Sentence text={text.ranking} />
      </p>
      <p>
        <strong>{t('notice.problems')}</strong>
        <Sentence text={text.problems} />
        <Due />
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
