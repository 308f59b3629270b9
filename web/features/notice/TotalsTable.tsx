// The annex's second table: how every total is made, part by part, so that a reader with a pencil gets the same sum.
import type { RankingRow, Rankings } from '#api/contract/rankings.ts'
import { TOTAL_PARTS } from '#db/vocabulary.ts'
import { PaperTable } from '#web/exports/paper/PaperTable.tsx'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { partOf, partsShown, rowsOf } from '#web/lib/totalParts.ts'
import { PartPoints } from '#web/ui/PartPoints.tsx'

/** Nothing where everybody's total is the score. */
export function TotalsTable({ rankings }: { readonly rankings: Rankings }) {
  const { t, f, say, label } = useWords()
  const shown = partsShown(rowsOf(rankings))
  if (shown.length === 0) return null
  const title = t('notice.totalsTitle', { period: f.period(rankings.period.id) })
  return (
    <>
      <h3>{title}</h3>
      <PaperTable caption={title}>
        <thead>
          <tr>
            <th scope="col">{t('notice.place')}</th>
            <th scope="col" className="paper-unit">
              {t('notice.unit')}
            </th>
            <th scope="col">{t('figure.total')}</th>
            {shown.map((part) => (
              <th key={part} scope="col">
                {label(TOTAL_PARTS, part)}
              </th>
            ))}
          </tr>
        </thead>
        {rankings.groups.map((group) => (
          <tbody key={group.id}>
            <tr className="paper-group">
              <th scope="rowgroup" colSpan={3 + shown.length}>
                {say(group.label)}
              </th>
            </tr>
            {group.rows
              .filter(({ ranked }) => ranked)
              .map((row) => (
                <UnitRow key={row.department.id} row={row} rankings={rankings} shown={shown} />
              ))}
          </tbody>
        ))}
      </PaperTable>
    </>
  )
}

interface UnitRowProps {
  readonly row: RankingRow
  readonly rankings: Rankings
  readonly shown: ReturnType<typeof partsShown>
}

function UnitRow({ row, rankings, shown }: UnitRowProps) {
  const { f } = useWords()
  const { department, indicators, score } = row
  return (
    <tr>
      <td>{row.rank}</td>
      <th scope="row" className="paper-unit">
        {department.name}
      </th>
      <td>{f.score(score.value)}</td>
      {shown.map((part) => (
        <td key={part}>
          <PartPoints
            part={partOf(row, part)}
            score={{ indicators, rankings, of: department.name }}
            isInline
          />
        </td>
      ))}
    </tr>
  )
}
