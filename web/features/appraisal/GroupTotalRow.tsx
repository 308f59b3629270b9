// The last row of a group: all its departments pooled, as sums and never as a mean of rates.
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { partsShown } from '#web/lib/totalParts.ts'
import type { AppraisalData, Snapshot } from './queries.ts'
import { CasesCell, PointsCell, RateCell } from './resultCells.tsx'
import { useMetricNames } from './useMetricNames.ts'

export interface GroupTotalRowProps {
  readonly data: AppraisalData
  readonly snapshot: Snapshot
  readonly group: Snapshot['groups'][number]
  /** Points only, below the columns of places and points. */
  readonly isBrief?: boolean
}

export function GroupTotalRow(props: GroupTotalRowProps) {
  const { snapshot, isBrief = false } = props
  const { t } = useWords()
  const parts = partsShown(snapshot.groups.flatMap(({ rows }) => rows))
  // Pooled departments have a score and no total: it stands below the scores.
  const hasScores = !isBrief && parts.length > 0
  return (
    <tr className="appraisal-pooled">
      <th scope="row">{t('appraisal.groupTotal')}</th>
      {isBrief ? null : <td />}
      <td />
      {hasScores ? <td /> : <Score {...props} />}
      {isBrief ? null : <td />}
      {hasScores
        ? parts.map((part) => (part === 'score' ? <Score key={part} {...props} /> : <td key={part} />))
        : null}
      {isBrief ? null : <Figures {...props} />}
    </tr>
  )
}

function Score({ data, snapshot, group }: GroupTotalRowProps) {
  const { t, say } = useWords()
  return (
    <td className="at-end" data-label={t('appraisal.score')}>
      <div className="cell">
        <b>
          <PointsCell
            about={{ data, of: say(group.label), place: { group: group.id } }}
            snapshot={snapshot}
            score={group.total.score}
            indicators={group.total.indicators}
            points={null}
          />
        </b>
      </div>
    </td>
  )
}

function Figures({ data, snapshot, group }: GroupTotalRowProps) {
  const { t, say } = useWords()
  const nameOf = useMetricNames()
  const { total } = group
  const about = { data, of: say(group.label), place: { group: group.id } }
  return (
    <>
      {snapshot.indicators.map(({ metric }) => (
        <td key={metric} className="at-end" data-label={nameOf(metric)}>
          <div className="cell">
            <RateCell metric={metric} figure={total.indicators[metric]} about={about} />
          </div>
        </td>
      ))}
      <td className="at-end" data-label={t('appraisal.cases')}>
        <div className="cell">
          <CasesCell cases={total.cases} voidCases={total.voidCases} about={about} />
        </div>
      </td>
    </>
  )
}
