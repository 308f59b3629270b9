// The result after the sealing: per department and question diverging bars, n, mean with interval, spread; comments beside.
import { useQuery } from '@tanstack/react-query'
import type { DepartmentResult } from '#api/contract/councils.ts'
import { countingOf, standingsQuery } from '#web/lib/counting.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMay } from '#web/lib/session.ts'
import { diverging } from '#web/marks/diverging.ts'
import { ChartFigure } from '#web/ui/ChartFigure.tsx'
import { CountsIn } from '#web/ui/CountsIn.tsx'
import { SizedMark } from '#web/ui/SizedMark.tsx'
import { type Column, Table } from '#web/ui/Table.tsx'
import { CommentsBlock, PublicComments } from './CommentsBlock.tsx'
import type { OfCouncil } from './CouncilPage.tsx'
import type { CouncilResult } from './queries.ts'
import { byScore, creditsText, findingOf, gradeNames, NEGATIVES, points, scoreText } from './resultRows.ts'

export function ResultTab({ council }: OfCouncil) {
  const { t } = useWords()
  const judges = useMay('holdCouncil') === 'yes'
  const { result, state } = council
  if (result === null) {
    return <p className="state">{t(state === 'closed' ? 'council.endedNone' : 'council.notSealed')}</p>
  }
  return (
    <>
      <Validity council={council} result={result} />
      {result.departments === null ? (
        <p className="state">{t('council.tooFew', { n: result.ballots.valid })}</p>
      ) : (
        <Figure council={council} result={result} />
      )}
      {judges && state === 'sealed' ? (
        <CommentsBlock council={council} />
      ) : (
        <PublicComments comments={result.comments} />
      )}
    </>
  )
}

interface OfResult extends OfCouncil {
  readonly result: CouncilResult
}

function Validity({ council, result }: OfResult) {
  const { t } = useWords()
  const { attended, quorum, resultHash } = council
  const told = { attended: attended ?? 0, quorum }
  return (
    <div className="council-validity">
      <p className={result.isValid ? 'council-good' : 'council-poor'}>
        {result.isValid ? `● ${t('council.valid', told)}` : `▼ ${t('council.invalid', told)}`}
      </p>
      <p className="meta">{`${t('council.ballotsHead')} ${t('council.counts', result.ballots)}`}</p>
      {resultHash === null ? null : (
        <p className="meta" title={resultHash}>
          {t('council.hash', { hash: resultHash.slice(0, 12) })}
        </p>
      )}
      {result.isValid && result.departments !== null ? <InQuarter council={council} /> : null}
    </div>
  )
}

function InQuarter({ council: { id, period } }: OfCouncil) {
  const { data } = useQuery(standingsQuery(period))
  if (data === undefined) return null
  return <CountsIn counting={countingOf(data, (address) => address === `/councils/${id}`)} period={period} />
}

function Figure({ council, result }: OfResult) {
  const words = useWords()
  const { t, f, lang } = words
  const rows = byScore(result)
  const grades = gradeNames(words)
  const bars = rows.flatMap((row) =>
    row.counts.map((counts, q) => ({
      label: `${row.department.name} · ${council.questions[q] ?? ''}`,
      text: q === 0 ? t('council.scoreOf', { score: f.score(points(row.value)) }) : '',
      counts,
    })),
  )
  return (
    <ChartFigure
      hasKey
      title={findingOf(council, words)}
      sub={t('council.chartSub')}
      chart={
        <>
          <Legend grades={grades} />
          <SizedMark
            draw={({ width, em }) => diverging(bars, { lang, width, em, grades, negatives: NEGATIVES })}
          />
        </>
      }
      table={<Counts council={council} rows={rows} grades={grades} />}
      note={<Scores rows={rows} />}
      source={t('council.credits', { credits: creditsText(result, words) })}
    />
  )
}

function Legend({ grades }: { readonly grades: readonly string[] }) {
  return (
    <ul className="council-legend">
      {grades.map((name, i) => (
        <li key={name}>
          <span className={`council-key council-key-${i + 1}`} aria-hidden="true" />
          {name}
        </li>
      ))}
    </ul>
  )
}

/** Score, interval and spread of every department. */
function Scores({ rows }: { readonly rows: readonly DepartmentResult[] }) {
  const words = useWords()
  const { t, f } = words
  const columns: readonly Column<DepartmentResult>[] = [
    { id: 'unit', head: t('council.unitHead'), isRowHeader: true, cell: ({ department }) => department.name },
    { id: 'score', head: t('council.scoreHead'), align: 'end', cell: (row) => scoreText(row, words) },
    {
      id: 'spread',
      head: t('council.spreadHead'),
      align: 'end',
      cell: ({ spread }) => f.score(points(spread)),
    },
    { id: 'n', head: t('council.nHead'), align: 'end', cell: ({ n }) => f.integer(n) },
  ]
  return (
    <Table
      caption={t('council.chartTable')}
      columns={columns}
      rows={rows}
      rowKey={({ department }) => department.id}
    />
  )
}

interface CountsProps extends OfCouncil {
  readonly rows: readonly DepartmentResult[]
  readonly grades: readonly string[]
}

interface CountsRow {
  readonly name: string
  readonly question: string
  readonly counts: readonly number[]
}

function Counts({ council, rows, grades }: CountsProps) {
  const { t, f } = useWords()
  const all = rows.flatMap(({ department, counts }): CountsRow[] =>
    counts.map((one, q) => ({ name: department.name, question: council.questions[q] ?? '', counts: one })),
  )
  const columns: readonly Column<CountsRow>[] = [
    { id: 'unit', head: t('council.unitHead'), isRowHeader: true, cell: ({ name }) => name },
    { id: 'question', head: t('council.questionHead'), cell: ({ question }) => question },
    ...grades.map((name, i) => ({
      ...{ id: `grade-${i}`, head: name, align: 'end' as const },
      cell: ({ counts }: CountsRow) => f.integer(counts[i] ?? 0),
    })),
  ]
  return (
    <Table
      caption={t('council.chartTable')}
      columns={columns}
      rows={all}
      rowKey={({ name, question }) => `${name} ${question}`}
    />
  )
}
