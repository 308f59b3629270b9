// Refused rows by kind: how many, what helps, and the first of them with line, column and value.
import type { ReactNode } from 'react'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { Panel } from '#web/ui/Panel.tsx'
import { type Column, Table } from '#web/ui/Table.tsx'
import { Verdict } from '#web/ui/Verdict.tsx'
import { problemAdvice, problemDetail, problemWord } from './problemWords.ts'
import type { ImportReport } from './queries.ts'

type Problem = ImportReport['problems'][number]
type Row = Problem['first'][number]

export function ProblemsBlock({
  report,
  rejects,
}: {
  readonly report: ImportReport
  readonly rejects: ReactNode
}) {
  const { t } = useWords()
  if (report.problems.length === 0) {
    return (
      <p className="import-fine">
        <Verdict kind="good">{t('imports.noProblems')}</Verdict>
      </p>
    )
  }
  return (
    <Panel
      title={t('imports.problems', { n: report.rejected })}
      sub={t('imports.problemsSub')}
      className="import-problems"
    >
      {rejects}
      {report.problems.map((problem) => (
        <Group key={`${problem.code}:${problem.column}`} problem={problem} />
      ))}
    </Panel>
  )
}

function Group({ problem }: { readonly problem: Problem }) {
  const words = useWords()
  const { t, f, lang } = words
  const column = problem.column ?? t('imports.wholeRow')
  const detailOf = ({ message }: Row) => (lang === 'zh' ? problemDetail(message) : null)
  const table: readonly Column<Row>[] = [
    { id: 'line', head: t('imports.line'), align: 'end', width: '6rem', cell: ({ line }) => f.integer(line) },
    {
      id: 'value',
      head: column,
      // Null is a row or a list that is not shown, never an empty cell.
      cell: ({ value }) =>
        value === '' ? (
          <span className="muted">{t('imports.emptyValue')}</span>
        ) : (
          (value ?? t('format.missing'))
        ),
    },
    ...(problem.first.some((row) => detailOf(row) !== null)
      ? [
          {
            id: 'detail',
            head: t('imports.detail'),
            width: '50%',
            cell: (row: Row) => detailOf(row) ?? t('format.missing'),
          },
        ]
      : []),
  ]
  return (
    <details className="import-group">
      <summary>
        <Verdict kind="poor">{t('imports.rowsCount', { n: problem.count })}</Verdict>
        <b>{t('imports.problemIn', { problem: problemWord(problem, words), column })}</b>
        <span className="muted">{problemAdvice(problem, words)}</span>
      </summary>
      <Table
        caption={t('imports.firstRows', { problem: problemWord(problem, words) })}
        columns={table}
        rows={problem.first}
        rowKey={({ line }, index) => `${line}-${index}`}
        density="compact"
      />
    </details>
  )
}
