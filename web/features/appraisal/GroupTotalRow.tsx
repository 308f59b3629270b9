// The last row of a group: all its departments pooled, as sums and never as a mean of rates.
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import type { AppraisalData, Snapshot } from './queries.ts'
import { CasesCell, PointsCell, RateCell } from './resultCells.tsx'
import { hasSupervision } from './resultWords.ts'
import { useMetricNames } from './useMetricNames.ts'

export interface GroupTotalRowProps {
  readonly data: AppraisalData
  readonly snapshot: Snapshot
  readonly group: Snapshot['groups'][number]
  /** Points only, below the columns of places and points. */
  readonly isBrief?: boolean
}

export function GroupTotalRow({ data, snapshot, group, isBrief = false }: GroupTotalRowProps) {
  const { t, say } = useWords()
  return (
    <tr className="appraisal-pooled">
      <th scope="row">{t('appraisal.groupTotal')}</th>
      {isBrief ? null : <td />}
      <td />
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
      {isBrief ? null : <Figures data={data} snapshot={snapshot} group={group} />}
    </tr>
  )
}

function Figures({ data, snapshot, group }: GroupTotalRowProps) {
  const { t, say } = useWords()
  const nameOf = useMetricNames()
  const { total } = group
  const about = { data, of: say(group.label), place: { group: group.id } }
  return (
    <>
      <td />
      {hasSupervision(snapshot) ? <td /> : null}
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
