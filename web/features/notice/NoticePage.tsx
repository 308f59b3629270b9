// The notice (通报) of a period as an A4 paper: letter and annex, every number from the answers, nothing to type but the demands.
import { useQuery } from '@tanstack/react-query'
import type { Kpis } from '#api/contract/kpis.ts'
import type { Rankings } from '#api/contract/rankings.ts'
import { isFinal } from '#web/exports/envelope.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { commonSearch, useView } from '#web/lib/urlState.ts'
import { AppLink } from '#web/ui/AppLink.tsx'
import { QueryState } from '#web/ui/QueryState.tsx'
import { AnnexTable } from './AnnexTable.tsx'
import { Letter } from './Letter.tsx'
import { noticeText } from './noticeText.ts'
import { Paper } from './Paper.tsx'
import { PaperNotes } from './PaperNotes.tsx'
import { kpisQuery, rankingsQuery } from './queries.ts'
import { useEnvelope } from './useEnvelope.ts'

export function NoticePage() {
  const { t } = useWords()
  const { schemes } = useMeta()
  const { filters, params, search } = useView()
  const scheme = schemes.find(({ id }) => id === params.scheme)?.id ?? 'standard'
  const rankings = useQuery(rankingsQuery(filters, scheme))
  const kpis = useQuery(kpisQuery(filters))
  const isDraft = !rankings.data || !isFinal(rankings.data)
  const back = params.scheme === undefined ? search : commonSearch(search, { scheme: params.scheme })
  return (
    <Paper
      title={t('notice.screen')}
      how={t('notice.how')}
      watermark={isDraft ? t('notice.watermark') : null}
      back={<AppLink to="/rank" search={back}>{`← ${t('notice.toRanking')}`}</AppLink>}
    >
      <QueryState query={rankings} height="60rem" lines={20}>
        {(ranked) => (
          <QueryState query={kpis} height="60rem" lines={20}>
            {(figures) => <Sheets rankings={ranked} kpis={figures} />}
          </QueryState>
        )}
      </QueryState>
    </Paper>
  )
}

function Sheets({ rankings, kpis }: { rankings: Rankings; kpis: Kpis }) {
  const words = useWords()
  const meta = useMeta()
  const { compare } = useView()
  const { t, f } = words
  const text = noticeText({ rankings, kpis, compare }, { meta, words })
  const envelope = useEnvelope('notice', text.title, rankings)
  return (
    <>
      <Letter text={text} dateMs={envelope.atMs} isDraft={envelope.isDraft} />
      <section className="paper-annex">
        <p className="paper-annex-mark">{t('notice.annex')}</p>
        <h3>{t('notice.annexTitle', { period: f.period(rankings.period.id) })}</h3>
        <AnnexTable rankings={rankings} />
        <PaperNotes envelope={envelope} />
      </section>
    </>
  )
}
