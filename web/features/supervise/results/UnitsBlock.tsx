// The table by department: what was not upheld with its interval, verified beside reported, who answered, what can be said.
import { useWords, type Words } from '#web/lib/i18n/WordsContext.tsx'
import { dotInterval } from '#web/marks/intervalMarks.ts'
import { AppLink } from '#web/ui/AppLink.tsx'
import { CasesLink } from '#web/ui/CasesLink.tsx'
import { Mark } from '#web/ui/Mark.tsx'
import { MetricValue } from '#web/ui/MetricValue.tsx'
import { Panel } from '#web/ui/Panel.tsx'
import { Pill } from '#web/ui/Pill.tsx'
import { type Column, Table } from '#web/ui/Table.tsx'
import { EstimateValue } from './EstimateValue.tsx'
import { PairMark, pairOf } from './PairsBlock.tsx'
import type { Results, UnitRow } from './queries.ts'
import { byRefuted, refutedOf, statementText } from './resultWords.ts'

export function UnitsBlock({ results }: { readonly results: Results }) {
  const { t } = useWords()
  return (
    <Panel title={t('checkResults.units')} sub={t('checkResults.unitsSub')}>
      <Table
        caption={t('checkResults.caption')}
        columns={useColumns(results)}
        rows={byRefuted(results.units)}
        rowKey={({ department }) => department.id}
      />
    </Panel>
  )
}

function useColumns(results: Results): Column<UnitRow>[] {
  const words = useWords()
  const { t, f } = words
  return [
    {
      id: 'unit',
      head: t('checkResults.unit'),
      isRowHeader: true,
      className: 'results-unit',
      cell: ({ department: { id, name } }) => (
        <AppLink to="/unit/$id" params={{ id }}>
          {name}
        </AppLink>
      ),
    },
    {
      id: 'refuted',
      head: t('checkResults.refuted'),
      cell: (row) => <Refuted row={row} words={words} />,
    },
    ...(['resolved', 'satisfied'] as const).map(
      (figure): Column<UnitRow> => ({
        id: figure,
        head: t(`checkResults.${figure}`),
        cell: (row) => <PairCell row={row} figure={figure} results={results} />,
      }),
    ),
    {
      id: 'response',
      head: t('checkResults.response'),
      align: 'end',
      className: 'results-rate',
      cell: ({ resolved }) => f.rate(resolved.responseRate),
    },
    { id: 'claim', head: t('checkResults.statement'), cell: (row) => <Claim row={row} words={words} /> },
  ]
}

function Refuted({ row: { upheld, department }, words }: { readonly row: UnitRow; readonly words: Words }) {
  const { t, f, lang } = words
  const value = (
    <EstimateValue estimate={upheld} name={t('checkResults.refuted')} of={department.name} isRefuted />
  )
  if (upheld.value === null) return value
  const picture = dotInterval(
    { ...refutedOf(upheld), kind: 'plain', min: 0, max: 1, isSmall: upheld.den < FEW, height: 20 },
    { lang, format: (share) => f.rate(share) },
  )
  return (
    <div className="results-cell">
      {value}
      <Mark mark={picture} className="results-mark" isDecorative />
    </div>
  )
}

/** Answers below which an interval is hatched (thresholds of the deployment's rates). */
const FEW = 20

interface PairCellProps {
  readonly row: UnitRow
  readonly figure: 'resolved' | 'satisfied'
  readonly results: Results
}

function PairCell({ row, figure, results }: PairCellProps) {
  const { t } = useWords()
  const [reported, verified] = pairOf(row, figure)
  const about = { name: t(`checkResults.${figure}`), of: row.department.name }
  return (
    <div className="results-cell">
      {reported === null ? null : (
        <span>
          {t('checkResults.reported', { value: '' })}
          <MetricValue metric={reported} envelope={results} {...about} look="plain" />
        </span>
      )}
      <EstimateValue estimate={verified} {...about} as={(value) => t('checkResults.verified', { value })} />
      {verified.value === null ? null : <PairMark reported={reported?.value ?? null} verified={verified} />}
    </div>
  )
}

function Claim({ row: { claim }, words }: { readonly row: UnitRow; readonly words: Words }) {
  const { t } = words
  const { falseOnes, visited, statement } = claim
  const text = statementText(claim, words)
  return (
    <div className="results-cell">
      <CasesLink n={falseOnes.count} casesUrl={falseOnes.casesUrl}>
        {t('checkResults.falseOf', { n: falseOnes.count, of: visited.count })}
      </CasesLink>
      {statement === 'significant' ? <Pill kind="poor">{text}</Pill> : <span className="meta">{text}</span>}
    </div>
  )
}
