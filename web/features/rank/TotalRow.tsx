// The first row: the whole group pooled, as sums and never as a mean of rates.
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useView } from '#web/lib/urlState.ts'
import { MetricValue } from '#web/ui/MetricValue.tsx'
import { ScoreValue } from '#web/ui/ScoreValue.tsx'
import type { RankTableProps } from './RankTable.tsx'
import { Rate } from './Rate.tsx'
import { partsOf, receivedMetric } from './rankRows.ts'
import { hasRankIntervals } from './tiers.ts'
import { useMixShown } from './useMixColumn.tsx'

export function TotalRow({ rankings, group }: RankTableProps) {
  const { t, say } = useWords()
  const { compare } = useView()
  const { isShown: isMixShown } = useMixShown()
  const { total, rows } = group
  const label = say(group.label)
  // Pooled departments have a score and no total.
  const isTotal = partsOf(rankings).length > 0
  const score = (
    <ScoreValue value={total.score} indicators={total.indicators} rankings={rankings} of={label} />
  )
  return (
    <tr className="rank-total">
      <td className="rank-place" />
      {hasRankIntervals(rows) ? <td className="rank-range" /> : null}
      <th scope="row" className="at-start rank-unit">
        {t('rank.total')}
        <span className="meta">{t('rank.units', { n: rows.length })}</span>
      </th>
      <td className="at-end rank-score" data-label={t('rank.score')}>
        <div className="cell">{isTotal ? null : score}</div>
      </td>
      <td className="rank-plot" />
      {isTotal ? (
        <td className="at-end rank-cases" data-label={t('rank.parts')}>
          <div className="cell">{score}</div>
        </td>
      ) : null}
      {rankings.indicators.map(({ metric }) => (
        <td key={metric} className="at-end rank-rate">
          <div className="cell">
            <Rate id={metric} metric={total.indicators[metric]} envelope={rankings} of={label} />
          </div>
        </td>
      ))}
      {isMixShown ? <td className="rank-mix" /> : null}
      <td className="at-end rank-cases" data-label={t('rank.cases')}>
        <div className="cell">
          <MetricValue
            metric={receivedMetric(total.cases, total.excludedShare)}
            envelope={rankings}
            of={label}
            look="plain"
          />
        </div>
      </td>
      {compare === 'none' ? null : <td className="rank-change" />}
    </tr>
  )
}
