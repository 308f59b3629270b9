// 权重试算: other weights for the group on screen, computed beside the page; nothing is saved.
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { RankingMoments } from '#api/contract/weights.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useView } from '#web/lib/urlState.ts'
import { Panel } from '#web/ui/Panel.tsx'
import { QueryState } from '#web/ui/QueryState.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { momentsQuery } from '../queries.ts'
import { useScheme } from '../useRanking.ts'
import { useWeightsAnswer } from './useWeightsAnswer.ts'
import { WeightSliders } from './WeightSliders.tsx'
import { WeightsTable } from './WeightsTable.tsx'
import { pointsOf, sharesOf, type WeightedRow, weightedRows } from './weights.ts'
import './weights.css'

type MomentsGroup = RankingMoments['groups'][number]

export function WeightsBlock({ group }: { readonly group: string | undefined }) {
  const { t } = useWords()
  const { filters } = useView()
  const query = useQuery(momentsQuery(filters, useScheme()))
  const shown = query.data?.groups.find(({ id }) => id === group)
  return (
    <div className="rank-weights">
      <QueryState
        query={query}
        height="20rem"
        lines={7}
        isEmpty={({ indicators }) => shown === undefined || indicators.length < 2}
        empty={<p>{t('rank.weightsEmpty')}</p>}
      >
        {(data) => (shown ? <Trial key={`${data.scheme} ${shown.id}`} moments={data} group={shown} /> : null)}
      </QueryState>
    </div>
  )
}

interface TrialProps {
  readonly moments: RankingMoments
  readonly group: MomentsGroup
}

function Trial({ moments, group }: TrialProps) {
  const { t } = useWords()
  const base = moments.indicators.map(({ weight }) => weight)
  const [points, setPoints] = useState(() => pointsOf(base))
  const { rows, isFailed } = useTrial({ moments, group }, points)
  return (
    <Panel title={useFinding(rows)} sub={t('rank.weightsSub')}>
      <div className="rank-weights-body">
        <WeightSliders indicators={moments.indicators} points={points} onChange={setPoints} />
        {isFailed ? <p role="alert">{t('rank.weightsFailed')}</p> : null}
        {rows ? <WeightsTable rows={rows} /> : isFailed ? null : <Skeleton height="16rem" lines={6} />}
      </div>
      <p className="meta rank-note">{t('rank.weightsNote')}</p>
    </Panel>
  )
}

/** Two workers: what is robust is asked once and must not hold up what is moved. */
function useTrial({ moments, group }: TrialProps, points: readonly number[]) {
  const { departments } = group
  const higherIsBetter = useMemo(
    () => moments.indicators.map((indicator) => indicator.higherIsBetter),
    [moments],
  )
  const fixed = useMemo(() => {
    const weights = moments.indicators.map(({ weight }) => weight)
    return { departments, higherIsBetter, weights, isRobust: true }
  }, [departments, higherIsBetter, moments])
  const moved = useMemo(() => {
    const weights = sharesOf(points)
    return weights && { departments, higherIsBetter, weights, isRobust: false }
  }, [departments, higherIsBetter, points])
  const base = useWeightsAnswer(fixed)
  const trial = useWeightsAnswer(moved)
  const names = new Map(departments.map(({ id, name }) => [id, name]))
  const rows =
    base.answer && trial.answer
      ? weightedRows({
          names,
          now: base.answer.standings,
          tried: trial.answer.standings,
          robust: base.answer.robust ?? [],
        })
      : null
  return { rows, isFailed: base.isFailed || trial.isFailed }
}

function useFinding(rows: readonly WeightedRow[] | null): string {
  const { t } = useWords()
  if (!rows) return t('rank.weights')
  const n = rows.filter(({ isMoved }) => isMoved).length
  const tiers = rows.filter(({ isOtherTier }) => isOtherTier).length
  return n + tiers === 0 ? t('rank.weightsSame') : t('rank.weightsTitle', { n, tiers })
}
