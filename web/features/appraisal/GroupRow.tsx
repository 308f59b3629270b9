// The first row of a group: its name, and all its departments pooled, as sums and never as a mean of rates.
import type { TotalPart } from '#db/vocabulary.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { partsShown, rowsOf } from '#web/lib/totalParts.ts'
import { useMetricNames } from '#web/ui/useMetricName.ts'
import type { AppraisalData, Snapshot } from './queries.ts'
import { CasesCell, PointsCell, RateCell } from './resultCells.tsx'

export interface GroupRowProps {
  readonly data: AppraisalData
  readonly snapshot: Snapshot
  readonly group: Snapshot['groups'][number]
  /** Places and points only. */
  readonly isBrief?: boolean
}

/** Totals are of departments: where they are more than scores, the group's pooled score stands below the scores. */
export function GroupRow({ data, snapshot, group, isBrief = false }: GroupRowProps) {
  const { t, say } = useWords()
  const shown = partsShown(rowsOf(snapshot))
  const score = (
    <PointsCell
      about={{ data, of: say(group.label), place: { group: group.id } }}
      snapshot={snapshot}
      points={{ value: group.total.score }}
      indicators={group.total.indicators}
    />
  )
  return (
    <tr className="appraisal-pooled">
      <th scope="row">
        {say(group.label)} <span className="meta">{t('appraisal.groupTotal')}</span>
      </th>
      <td />
      <td className="at-end" data-label={t('appraisal.score')}>
        <div className="cell">{shown.length > 0 ? null : score}</div>
      </td>
      {isBrief ? null : (
        <>
          {shown.map((part) => (
            <Part key={part} part={part}>
              {score}
            </Part>
          ))}
          <Figures data={data} snapshot={snapshot} group={group} />
        </>
      )}
    </tr>
  )
}

function Part({ part, children }: { readonly part: TotalPart; readonly children: React.ReactNode }) {
  return (
    <td className="at-end">
      <div className="cell">{part === 'score' ? children : null}</div>
    </td>
  )
}

function Figures({ data, snapshot, group }: GroupRowProps) {
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
