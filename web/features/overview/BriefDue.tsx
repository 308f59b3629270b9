// Sentence 3: what is over its deadline now and what falls due within three working days.
import { useQuery } from '@tanstack/react-query'
import type { Upcoming } from '#api/contract/breaches.ts'
import { upcomingQuery } from '#web/lib/figureQueries.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { casesSearch, useView } from '#web/lib/urlState.ts'
import { AppLink } from '#web/ui/AppLink.tsx'
import { QueryState } from '#web/ui/QueryState.tsx'
import { dueFacts, dueUrls } from './briefFacts.ts'
import { Joined } from './Joined.tsx'

export function BriefDue() {
  const { filters } = useView()
  const query = useQuery(upcomingQuery(filters))
  return (
    <QueryState query={query} lines={1} height="1.75rem">
      {(data) => (
        <p>
          <Sentence upcoming={data} />
        </p>
      )}
    </QueryState>
  )
}

function Sentence({ upcoming }: { upcoming: Upcoming }) {
  const { t, f, rich } = useWords()
  const { calendar } = useMeta()
  const { overdue, soon, last, isProvisional } = dueFacts(upcoming)
  const urls = dueUrls(upcoming)
  const year = calendar.firstUncoveredYear
  const parts = [
    rich('overview.briefDue', {
      overdue: <Clocks n={overdue} casesUrl={urls.overdue} />,
      soon: <Clocks n={soon} casesUrl={urls.soon} />,
    }),
    last === null ? null : t('overview.briefLast', { day: f.dayMonthWeekday(last) }),
    isProvisional && year !== null ? t('overview.briefProvisional', { year: String(year) }) : null,
  ].filter((part) => part !== null)
  return (
    <>
      <Joined parts={parts} by={t('overview.semicolon')} />
      {t('overview.stop')}
    </>
  )
}

/** The number opens its clocks; none are shown where they are explained. */
function Clocks({ n, casesUrl }: { n: number; casesUrl: string }) {
  const { t } = useWords()
  const text = t('overview.clocks', { n })
  if (n === 0) return <AppLink to="/sla">{text}</AppLink>
  return (
    <AppLink to="/cases" search={casesSearch(casesUrl)}>
      {text}
    </AppLink>
  )
}
