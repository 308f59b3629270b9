// How long each step takes, median and P90, and from receipt to confirmation and reply against their limits.
import { useQuery } from '@tanstack/react-query'
import { useWords, type Words } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { casesSearch } from '#web/lib/urlState.ts'
import { AppLink } from '#web/ui/AppLink.tsx'
import { Mark } from '#web/ui/Mark.tsx'
import { Panel } from '#web/ui/Panel.tsx'
import { QueryState } from '#web/ui/QueryState.tsx'
import { type Column, Table } from '#web/ui/Table.tsx'
import { stagesQuery } from './queries.ts'
import { stageAxis, stageMark } from './stageMark.ts'
import { type StageLine, type StagePlot, stagePlot, stagesFinding } from './stages.ts'
import { type Sla, useWindowName } from './useSla.ts'

export function StagesBlock({ sla }: { sla: Sla }) {
  const words = useWords()
  const { t } = words
  const { ruleSet } = useMeta()
  const window = useWindowName(sla)
  const isUrgent = sla.view.choice === 'urgent'
  const query = useQuery(stagesQuery(sla.view.filters))
  const plot = query.data ? stagePlot(query.data, { minimum: ruleSet.minimum, isUrgent }) : null
  return (
    <Panel
      className="sla-stages"
      title={plot ? stagesFinding(plot, words) : t('sla.stagesTitle')}
      sub={t(isUrgent ? 'sla.stagesUrgentSub' : 'sla.stagesSub', { window })}
    >
      <QueryState query={query} height="24rem">
        {() => (plot ? <Rows plot={plot} /> : null)}
      </QueryState>
    </Panel>
  )
}

function Rows({ plot }: { plot: StagePlot }) {
  const words = useWords()
  const { t, f } = words
  const axis = <Mark mark={stageAxis(plot, (value) => f.number(value, 1))} isDecorative />
  return (
    <>
      <Table
        caption={t('sla.stagesTitle')}
        columns={columnsOf(plot, words)}
        rows={[...plot.steps, ...plot.cumulative]}
        rowKey={({ id, row }) => `${id}${row.kind}`}
        rowClass={({ row }) => (row.kind === 'cumulative' ? 'sla-cumulative' : '')}
        phone="cards"
        density="compact"
        className="sla-stage-table"
        foot={
          <tr className="sla-stage-axis">
            <td />
            <td>{axis}</td>
            <td colSpan={2} />
          </tr>
        }
      />
      <ul className="sla-key" aria-hidden="true">
        <li>
          <i className="sla-key-dot" />
          {t('sla.keyMedian')}
        </li>
        <li>
          <i className="sla-key-tick" />
          {t('sla.keyP90')}
        </li>
        {plot.cumulative.some(({ limit }) => limit !== null) ? (
          <li>
            <i className="sla-key-limit" />
            {t('sla.keyLimit')}
          </li>
        ) : null}
      </ul>
    </>
  )
}

function columnsOf(plot: StagePlot, { t, f, say }: Words): Column<StageLine>[] {
  return [
    {
      id: 'stage',
      head: t('sla.stage'),
      isRowHeader: true,
      className: 'sla-stage-name',
      cell: ({ row }) => (
        <>
          {say(row.label)}
          {row.kind === 'cumulative' ? <small>{t('sla.cumulative')}</small> : null}
        </>
      ),
    },
    {
      id: 'plot',
      head: null,
      name: t('sla.plot'),
      className: 'sla-stage-plot',
      cell: (line) => (
        <AppLink to="/cases" search={casesSearch(line.row.casesUrl)} isSilent>
          <Mark mark={stageMark(line, plot)} isDecorative />
        </AppLink>
      ),
    },
    {
      id: 'quantiles',
      head: t('sla.quantiles'),
      align: 'end',
      className: 'nw',
      cell: ({ row, median, p90, limit }) => (
        <>
          <AppLink to="/cases" search={casesSearch(row.casesUrl)}>
            {f.number(median, 1)} / {f.number(p90, 1)}
          </AppLink>
          {limit === null ? null : (
            <small className="sla-limit">{t('sla.limitDays', { n: f.number(limit) })}</small>
          )}
        </>
      ),
    },
    {
      id: 'n',
      head: t('sla.cases'),
      align: 'end',
      cell: ({ row }) => (
        <AppLink to="/cases" search={casesSearch(row.casesUrl)}>
          {f.integer(row.n)}
        </AppLink>
      ),
    },
  ]
}
