// The sealed result on paper: the scores, and below how many ballots gave which grade.
import { PaperTable } from '#web/exports/paper/PaperTable.tsx'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import type { Council, CouncilResult } from './queries.ts'
import { byScore, gradeNames, points } from './resultRows.ts'

interface OfResult {
  readonly council: Council
  readonly result: CouncilResult
}

export function PaperResults(props: OfResult) {
  const { t } = useWords()
  const { result } = props
  if (result.departments === null) return <p>{t('council.tooFew', { n: result.ballots.valid })}</p>
  return (
    <>
      <Scores result={result} />
      <p>{t('council.countsOnPaper')}</p>
      <Counts {...props} />
    </>
  )
}

function Scores({ result }: Pick<OfResult, 'result'>) {
  const { t, f } = useWords()
  return (
    <PaperTable caption={t('council.chartTable')}>
      <thead>
        <tr>
          <th scope="col" className="paper-unit">
            {t('council.unitHead')}
          </th>
          <th scope="col">{t('council.scoreHead')}</th>
          <th scope="col">{t('council.intervalHead')}</th>
          <th scope="col">{t('council.spreadHead')}</th>
          <th scope="col">{t('council.nHead')}</th>
        </tr>
      </thead>
      <tbody>
        {byScore(result).map((row) => (
          <tr key={row.department.id}>
            <th scope="row" className="paper-unit">
              {row.department.name}
            </th>
            <td>{f.score(points(row.value))}</td>
            <td className="paper-nw">{`${f.score(points(row.lo))}–${f.score(points(row.hi))}`}</td>
            <td>{f.score(points(row.spread))}</td>
            <td>{f.integer(row.n)}</td>
          </tr>
        ))}
      </tbody>
    </PaperTable>
  )
}

function Counts({ council, result }: OfResult) {
  const words = useWords()
  const { t, f } = words
  const { questions } = council
  return (
    <PaperTable caption={t('council.countsOnPaper')}>
      <thead>
        <tr>
          <th scope="col" className="paper-unit">
            {t('council.unitHead')}
          </th>
          <th scope="col">{t('council.questionHead')}</th>
          {gradeNames(words).map((grade) => (
            <th key={grade} scope="col">
              {grade}
            </th>
          ))}
        </tr>
      </thead>
      {byScore(result).map(({ department, counts }) => (
        <tbody key={department.id}>
          {questions.map((question, q) => (
            <tr key={question}>
              {q === 0 ? (
                <th scope="rowgroup" rowSpan={questions.length} className="paper-unit">
                  {department.name}
                </th>
              ) : null}
              <th scope="row">{question}</th>
              {(counts[q] ?? []).map((count, grade) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: grades have no other name here, and their order is fixed
                <td key={grade}>{f.integer(count)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      ))}
    </PaperTable>
  )
}
