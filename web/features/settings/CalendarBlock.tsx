// The calendar in use: which years it knows, what is missing, and next year's file.
import { useQuery } from '@tanstack/react-query'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMay } from '#web/lib/session.ts'
import { Panel } from '#web/ui/Panel.tsx'
import { QueryState } from '#web/ui/QueryState.tsx'
import { type Column, Table } from '#web/ui/Table.tsx'
import { type Calendars, calendarsQuery } from './queries.ts'
import { YearFile } from './YearFile.tsx'

type Year = Calendars['years'][number]

export function CalendarBlock() {
  const { t } = useWords()
  const query = useQuery(calendarsQuery())
  const may = useMay('configure') === 'yes'
  return (
    <Panel
      id="calendar"
      title={t('rules.calendar')}
      sub={t('rules.calendarSub')}
      actions={may ? <YearFile /> : null}
    >
      <QueryState query={query} height="12rem" lines={4}>
        {(calendar) => <Years calendar={calendar} />}
      </QueryState>
    </Panel>
  )
}

/** Years that are asked about; earlier ones stand folded. */
const SHOWN = 3

function Years({ calendar }: { readonly calendar: Calendars }) {
  const { t, f } = useWords()
  const { missingYear, provisionalDeadlines, everyYear } = calendar
  const years = [...calendar.years].reverse()
  return (
    <>
      {missingYear === null ? null : (
        <p className="strip strip-amber">
          {t('rules.missing', { year: String(missingYear), n: f.integer(provisionalDeadlines) })}
        </p>
      )}
      {everyYear ? <p>{t('rules.everyYear')}</p> : <YearTable years={years.slice(0, SHOWN)} />}
      {years.length > SHOWN ? (
        <details className="settings-more">
          <summary>{t('rules.olderYears', { n: years.length - SHOWN })}</summary>
          <YearTable years={years.slice(SHOWN)} />
        </details>
      ) : null}
    </>
  )
}

function YearTable({ years }: { readonly years: readonly Year[] }) {
  const { t } = useWords()
  const columns: Column<Year>[] = [
    { id: 'year', head: t('rules.year'), isRowHeader: true, cell: ({ year }) => String(year) },
    { id: 'rest', head: t('rules.rest'), cell: ({ rest }) => <Days dates={rest} /> },
    { id: 'work', head: t('rules.work'), cell: ({ work }) => <Days dates={work} /> },
  ]
  return (
    <Table
      caption={t('rules.calendar')}
      rows={years}
      rowKey={({ year }) => String(year)}
      columns={columns}
      phone="scroll"
    />
  )
}

/** Their number; the days themselves on demand. */
function Days({ dates }: { readonly dates: readonly string[] }) {
  const { t, f } = useWords()
  if (dates.length === 0) return t('rules.days', { n: 0 })
  return (
    <details>
      <summary>{t('rules.days', { n: dates.length })}</summary>
      {dates.map((date) => f.dayMonth(`${date}T12:00:00+08:00`)).join(t('settings.comma'))}
    </details>
  )
}
