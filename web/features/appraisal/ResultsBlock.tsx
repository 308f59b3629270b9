// Results as they stand in the snapshot, one table for all groups; later data never move them.
import { REASONS, TOTAL_PARTS } from '#db/vocabulary.ts'
import { useWords, type Words } from '#web/lib/i18n/WordsContext.tsx'
import { partOf, partsShown, rowsOf, totalFormula } from '#web/lib/totalParts.ts'
import { AppLink } from '#web/ui/AppLink.tsx'
import { Panel } from '#web/ui/Panel.tsx'
import { PartPoints } from '#web/ui/PartPoints.tsx'
import { type Column, Table } from '#web/ui/Table.tsx'
import { useMetricNames } from '#web/ui/useMetricName.ts'
import { GroupRow } from './GroupRow.tsx'
import type { AppraisalData, ResultRow, Snapshot } from './queries.ts'
import { type About, CasesCell, PointsCell, RateCell, scoreOf } from './resultCells.tsx'
import { tiedPlaces } from './resultWords.ts'

export interface ResultsBlockProps {
  readonly data: AppraisalData
  readonly snapshot: Snapshot
  /** Places and points only, a line each. */
  readonly isBrief?: boolean
}

export function ResultsBlock({ data, snapshot, isBrief = false }: ResultsBlockProps) {
  const words = useWords()
  const { t, f } = words
  const all = useColumns(data, snapshot)
  return (
    <Panel
      title={t('appraisal.results')}
      sub={[
        t(data.kind === 'month' ? 'appraisal.resultsSubMonth' : 'appraisal.resultsSubQuarter'),
        totalFormula(snapshot, words),
      ]
        .filter(Boolean)
        .join(' · ')}
      kind="plain"
    >
      <Table
        caption={t('appraisal.resultsCaption', { period: f.period(data.period.id) })}
        columns={isBrief ? all.filter(({ id }) => BRIEF.includes(id)) : all}
        rows={rowsOf(snapshot)}
        rowKey={(row) => row.id}
        before={(row) => {
          const group = snapshot.groups.find((one) => one.rows[0] === row)
          return group ? <GroupRow data={data} snapshot={snapshot} group={group} isBrief={isBrief} /> : null
        }}
        phone={isBrief ? 'scroll' : 'cards'}
        density={isBrief ? 'compact' : 'normal'}
      />
    </Panel>
  )
}

const BRIEF = ['unit', 'rank', 'points']

function useColumns(data: AppraisalData, snapshot: Snapshot): Column<ResultRow>[] {
  const words = useWords()
  const nameOf = useMetricNames()
  const aboutOf = ({ id, name }: ResultRow): About => ({ data, of: name, place: { department: id } })
  return [
    ...placeColumns(words, tiedPlaces(snapshot)),
    ...pointColumns(words, { data, snapshot, aboutOf }),
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
      cell: ({ id, rank, rankLow, rankHigh, reason }) =>
        rank === null ? (
          t('appraisal.notRanked', { reason: reason ? label(REASONS, reason) : t('format.missing') })
        ) : (
          <>
            {f.rank(rank, tied.has(id))}
            <span className="meta appraisal-under">
              {t('appraisal.rankBetween', { range: f.rankRange(rankLow, rankHigh) })}
            </span>
          </>
        ),
    },
  ]
}

interface Points {
  readonly data: AppraisalData
  readonly snapshot: Snapshot
  readonly aboutOf: (row: ResultRow) => About
}

/** What a row is ranked by, with its interval, and the parts of a total that count for anybody. */
function pointColumns(words: Words, { data, snapshot, aboutOf }: Points): Column<ResultRow>[] {
  const { t, f, label } = words
  const shown = partsShown(rowsOf(snapshot))
  return [
    {
      id: 'points',
      head: t(data.kind === 'month' ? 'appraisal.score' : 'appraisal.total'),
      align: 'end',
      cell: (row) => {
        const points = row.total ?? row.score
        return (
          <>
            <b>
              <PointsCell
                about={aboutOf(row)}
                snapshot={snapshot}
                points={points}
                indicators={row.indicators}
                {...(row.parts.length > 0 ? { parts: row.parts } : {})}
              />
            </b>
            {points ? (
              <span className="meta appraisal-under">{`${f.score(points.lo)}–${f.score(points.hi)}`}</span>
            ) : null}
          </>
        )
      },
    },
    ...shown.map(
      (part): Column<ResultRow> => ({
        id: part,
        head: label(TOTAL_PARTS, part),
        align: 'end',
        cell: (row) => (
          <PartPoints part={partOf(row, part)} score={scoreOf(row.indicators, snapshot, aboutOf(row))} />
        ),
      }),
    ),
  ]
}
