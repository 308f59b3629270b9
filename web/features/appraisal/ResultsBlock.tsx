// Results as they stand in the snapshot, group by group; later data never move them.
import { REASONS } from '#db/vocabulary.ts'
import { useWords, type Words } from '#web/lib/i18n/WordsContext.tsx'
import { casesSearch } from '#web/lib/urlState.ts'
import { AppLink } from '#web/ui/AppLink.tsx'
import { Panel } from '#web/ui/Panel.tsx'
import { type Column, Table } from '#web/ui/Table.tsx'
import { GroupTotalRow } from './GroupTotalRow.tsx'
import type { AppraisalData, ResultRow, Snapshot } from './queries.ts'
import { CasesCell, PointsCell, RateCell } from './resultCells.tsx'
import { hasSupervision, partsLine, supervisionOf, tiedPlaces } from './resultWords.ts'
import { useMetricNames } from './useMetricNames.ts'

export interface ResultsBlockProps {
  readonly data: AppraisalData
  readonly snapshot: Snapshot
  /** Places and points only, a line each. */
  readonly isBrief?: boolean
}

export function ResultsBlock({ data, snapshot, isBrief = false }: ResultsBlockProps) {
  const words = useWords()
  const { t, f, say } = words
  const all = useColumns(data, snapshot)
  const columns = isBrief ? all.filter(({ id }) => BRIEF.includes(id)) : all
  const isMonth = data.kind === 'month'
  const first = snapshot.groups.flatMap(({ rows }) => rows).find(({ ranked }) => ranked)
  const parts = partsLine(first, words)
  return (
    <Panel
      title={t('appraisal.results')}
      sub={t(isMonth ? 'appraisal.resultsSubMonth' : 'appraisal.resultsSubQuarter')}
      kind="plain"
    >
      {parts === '' ? null : <p className="meta">{t('appraisal.parts', { parts })}</p>}
      {snapshot.groups.map((group) => (
        <div key={group.id} className="appraisal-group">
          <h3>{say(group.label)}</h3>
          <Table
            caption={t('appraisal.groupCaption', {
              period: f.period(data.period.id),
              group: say(group.label),
            })}
            columns={columns}
            rows={group.rows}
            rowKey={(row) => row.id}
            foot={<GroupTotalRow data={data} snapshot={snapshot} group={group} isBrief={isBrief} />}
            phone={isBrief ? 'scroll' : 'cards'}
            density={isBrief ? 'compact' : 'normal'}
          />
        </div>
      ))}
    </Panel>
  )
}

const BRIEF = ['unit', 'range', 'points']

function useColumns(data: AppraisalData, snapshot: Snapshot): Column<ResultRow>[] {
  const words = useWords()
  const nameOf = useMetricNames()
  const aboutOf = ({ id, name }: ResultRow) => ({ data, of: name, place: { department: id } })
  return [
    ...placeColumns(words, tiedPlaces(snapshot)),
    ...pointColumns(words, { data, snapshot }),
    ...partColumns(words, snapshot),
    ...snapshot.indicators.map(
      ({ metric }): Column<ResultRow> => ({
        id: metric,
        head: nameOf(metric),
        align: 'end',
        cell: (row) => <RateCell metric={metric} figure={row.indicators[metric]} about={aboutOf(row)} />,
      }),
    ),
    {
      id: 'cases',
      head: words.t('appraisal.cases'),
      align: 'end',
      cell: (row) => <CasesCell cases={row.cases} voidCases={row.voidCases} about={aboutOf(row)} />,
    },
  ]
}

function placeColumns({ t, f, label }: Words, tied: ReadonlySet<string>): Column<ResultRow>[] {
  return [
    {
      id: 'unit',
      head: t('appraisal.unit'),
      isRowHeader: true,
      cell: ({ id, name }) => (
        <AppLink to="/unit/$id" params={{ id }} className="appraisal-to">
          {name}
        </AppLink>
      ),
    },
    {
      id: 'rank',
      head: t('appraisal.rank'),
      align: 'end',
      cell: ({ id, rank, reason }) =>
        rank === null
          ? t('appraisal.notRanked', { reason: reason ? label(REASONS, reason) : t('format.missing') })
          : f.rank(rank, tied.has(id)),
    },
    {
      id: 'range',
      head: t('appraisal.rankRange'),
      cell: ({ rankLow, rankHigh }) => f.rankRange(rankLow, rankHigh),
    },
  ]
}

/** The supervision's points beside the score, with the records behind them; no column where nobody has any. */
function partColumns({ t, f }: Words, snapshot: Snapshot): Column<ResultRow>[] {
  if (!hasSupervision(snapshot)) return []
  return [
    {
      id: 'supervision',
      head: t('checkResults.part'),
      align: 'end',
      cell: (row) => {
        const part = supervisionOf(row)
        if (part === undefined) return t('format.missing')
        const [receipt, ...more] = part.receipts ?? []
        const points = f.score(part.value)
        if (receipt === undefined) return points
        return (
          <>
            <AppLink to="/cases" search={casesSearch(receipt)}>
              {points}
            </AppLink>
            {more.map((one, i) => (
              <AppLink key={one} to="/cases" search={casesSearch(one)}>
                {` [${i + 2}]`}
              </AppLink>
            ))}
          </>
        )
      },
    },
  ]
}

function pointColumns(
  words: Words,
  { data, snapshot }: { readonly data: AppraisalData; readonly snapshot: Snapshot },
): Column<ResultRow>[] {
  const { t, f } = words
  const isMonth = data.kind === 'month'
  const points = ({ total, score }: ResultRow) => total ?? score
  return [
    {
      id: 'points',
      head: t(isMonth ? 'appraisal.score' : 'appraisal.total'),
      align: 'end',
      cell: (row) => (
        <b>
          <PointsCell
            about={{ data, of: row.name, place: { department: row.id } }}
            snapshot={snapshot}
            score={row.score?.value ?? null}
            indicators={row.indicators}
            points={points(row)}
            {...(row.total ? { total: { value: row.total.value, parts: partsLine(row, words) } } : {})}
          />
        </b>
      ),
    },
    {
      id: 'interval',
      head: t('appraisal.interval'),
      cell: (row) => {
        const found = points(row)
        return found ? `${f.score(found.lo)}–${f.score(found.hi)}` : t('format.missing')
      },
    },
  ]
}
