// How long it takes: from receipt to confirmation and reply against the limits, then step by step.
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { Stages } from '#api/contract/stages.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { casesSearch } from '#web/lib/urlState.ts'
import { quantileRows } from '#web/marks/bars.ts'
import { AppLink } from '#web/ui/AppLink.tsx'
import { ChartFigure } from '#web/ui/ChartFigure.tsx'
import { QueryState } from '#web/ui/QueryState.tsx'
import { SizedMark } from '#web/ui/SizedMark.tsx'
import { Table } from '#web/ui/Table.tsx'
import { stagesQuery } from './queries.ts'
import { limitMinutes, replyRow, timeRows } from './times.ts'
import { type Unit, useUnitFilters } from './useUnit.ts'

export function ReplyTimes({ unit }: { readonly unit: Unit }) {
  const { t } = useWords()
  const query = useQuery(stagesQuery(useUnitFilters(unit)))
  return (
    <QueryState
      query={query}
      height="22rem"
      lines={7}
      isEmpty={(data) => data.stages.every((row) => row.n === 0)}
      empty={<p>{t('unit.timesEmpty')}</p>}
    >
      {(data) => <Times stages={data.stages} />}
    </QueryState>
  )
}

function Times({ stages }: Pick<Stages, 'stages'>) {
  const words = useWords()
  const navigate = useNavigate()
  const { t, f } = words
  const reply = replyRow(stages)
  const rows = timeRows(stages, words)
  const title = reply
    ? t('unit.timesTitle', { median: f.workingTime(reply.median), p90: f.workingTime(reply.p90) })
    : t('unit.times')
  return (
    <ChartFigure
      className="unit-figure"
      title={title}
      sub={t('unit.timesSub')}
      chart={
        <SizedMark
          onPress={(index) => {
            const casesUrl = rows[index]?.casesUrl
            if (casesUrl !== undefined) void navigate({ to: '/cases', search: casesSearch(casesUrl) })
          }}
          draw={({ width, em }) =>
            quantileRows(rows, {
              width,
              em,
              lang: words.lang,
              unit: t('unit.days'),
              format: (days) => f.number(days),
            })
          }
        />
      }
      table={<TimesTable stages={stages} />}
      note={<p className="meta unit-note">{t('unit.timesNote')}</p>}
    />
  )
}

function TimesTable({ stages }: Pick<Stages, 'stages'>) {
  const { t, f, say } = useWords()
  return (
    <Table
      caption={t('unit.times')}
      density="compact"
      rows={stages}
      rowKey={(row) => `${row.kind}:${row.id}`}
      columns={[
        { id: 'step', head: t('unit.step'), isRowHeader: true, cell: (row) => say(row.label) },
        { id: 'median', head: t('unit.median'), align: 'end', cell: (row) => f.workingTime(row.median) },
        { id: 'p90', head: t('unit.p90'), align: 'end', cell: (row) => f.workingTime(row.p90) },
        {
          id: 'limit',
          head: t('unit.limitHead'),
          align: 'end',
          cell: (row) => f.workingTime(limitMinutes(row)),
        },
        {
          id: 'n',
          head: t('unit.cases'),
          align: 'end',
          cell: (row) =>
            row.n > 0 ? (
              <AppLink to="/cases" search={casesSearch(row.casesUrl)}>
                {f.integer(row.n)}
              </AppLink>
            ) : (
              f.integer(row.n)
            ),
        },
      ]}
    />
  )
}
