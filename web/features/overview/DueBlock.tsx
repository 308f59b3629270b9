// Deadlines: over, due within three working days, urgent in hand; then a column per day.
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Upcoming } from '#api/contract/breaches.ts'
import { upcomingQuery } from '#web/lib/figureQueries.ts'
import { useWords, type Words } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { remainingText } from '#web/lib/remaining.ts'
import { casesSearch, useView } from '#web/lib/urlState.ts'
import type { VerdictKind } from '#web/lib/verdict.ts'
import { columns } from '#web/marks/bars.ts'
import { AppLink } from '#web/ui/AppLink.tsx'
import { Panel } from '#web/ui/Panel.tsx'
import { QueryState } from '#web/ui/QueryState.tsx'
import { SizedMark } from '#web/ui/SizedMark.tsx'
import { Verdict } from '#web/ui/Verdict.tsx'
import { dueFacts, dueUrls } from './briefFacts.ts'
import { type DueDay, dueDays, longestOver, nextDue, todayAndLater } from './dueDays.ts'
import { urgentQuery } from './queries.ts'

export function DueBlock() {
  const { t } = useWords()
  const { filters } = useView()
  const query = useQuery(upcomingQuery(filters))
  const soon = query.data ? dueFacts(query.data).soon : null
  return (
    <Panel
      kind="plain"
      title={soon === null ? t('overview.due') : t('overview.dueTitle', { n: soon })}
      sub={t('overview.dueSub')}
      actions={<AppLink to="/sla">{t('overview.openSla')}</AppLink>}
    >
      <QueryState query={query} height="14rem" lines={5}>
        {(data) => (
          <>
            <div className="overview-dues">
              <Overdue upcoming={data} />
              <Soon upcoming={data} />
              <Urgent />
            </div>
            <Days upcoming={data} />
          </>
        )}
      </QueryState>
    </Panel>
  )
}

interface CountProps {
  readonly kind: VerdictKind
  readonly word: string
  readonly n: number
  readonly casesUrl: string
  readonly children?: ReactNode
}

function Count(props: CountProps) {
  const { f, rich } = useWords()
  return (
    <div>
      <h3>
        <Verdict kind={props.n > 0 ? props.kind : 'noise'}>{props.word}</Verdict>
      </h3>
      <p className="overview-due-count">
        <AppLink to="/cases" search={casesSearch(props.casesUrl)}>
          {rich('overview.clockCount', { count: <b>{f.integer(props.n)}</b>, n: props.n })}
        </AppLink>
      </p>
      <p className="meta">{props.children}</p>
    </div>
  )
}

function Overdue({ upcoming }: { upcoming: Upcoming }) {
  const words = useWords()
  const { t } = words
  const worst = longestOver(upcoming)
  return (
    <Count
      kind="poor"
      word={t('overview.overdue')}
      n={dueFacts(upcoming).overdue}
      casesUrl={dueUrls(upcoming).overdue}
    >
      {worst ? t('overview.longest', { time: remainingText(worst, words) }) : t('overview.noOverdue')}
    </Count>
  )
}

function Soon({ upcoming }: { upcoming: Upcoming }) {
  const { t, f } = useWords()
  const { soon, last } = dueFacts(upcoming)
  return (
    <Count kind="attention" word={t('overview.soon')} n={soon} casesUrl={upcoming.soon.casesUrl}>
      {last === null ? null : t('overview.until', { day: f.dayMonthWeekday(last) })}
    </Count>
  )
}

/** Urgent cases have their own clock, day and night; left out where the filters leave them out. */
function Urgent() {
  const words = useWords()
  const { t } = words
  const { filters } = useView()
  const wanted = filters.urgency === undefined || filters.urgency.includes('urgent')
  const { data } = useQuery({ ...urgentQuery(filters), enabled: wanted })
  if (!wanted || !data) return null
  const next = nextDue(data)
  return (
    <Count kind="attention" word={t('overview.urgent')} n={data.open} casesUrl={data.casesUrl}>
      {next ? t('overview.nextDue', { time: remainingText(next, words) }) : null}
    </Count>
  )
}

function Days({ upcoming }: { upcoming: Upcoming }) {
  const words = useWords()
  const { zone } = useMeta()
  const days = dueDays(upcoming, zone)
  if (dueFacts(upcoming).soon === 0) return null
  return (
    <div className="overview-days">
      <SizedMark
        draw={({ width, em }) =>
          columns(
            days ? columnsOf(days, words, width / (days.length * em) < 108) : twoColumns(upcoming, words),
            {
              width,
              em,
              lang: words.lang,
              format: (value) => words.f.integer(value),
            },
          )
        }
      />
    </div>
  )
}

function columnsOf(days: readonly DueDay[], { t, f }: Words, isNarrow: boolean) {
  return days.map((day) => {
    if (day.kind === 'gap') return { label: t('overview.gap', { n: day.days }), value: 0, isRest: true }
    const date = isNarrow ? f.dayMonth(day.at) : f.dayMonthWeekday(day.at)
    const label = day.isToday && !isNarrow ? t('overview.today', { day: f.dayMonth(day.at) }) : date
    return { label, value: day.count, kind: 'attention' as const }
  })
}

/** Not every deadline is listed: today and the rest, from the counts that hold them all. */
function twoColumns(upcoming: Upcoming, { t }: Words) {
  const { today, later } = todayAndLater(upcoming)
  return [
    { label: t('overview.todayAll'), value: today, kind: 'attention' as const },
    { label: t('overview.laterAll'), value: later, kind: 'attention' as const },
  ]
}
