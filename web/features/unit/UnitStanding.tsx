// The line below the name: kind, rank in the group, score with interval, standing; or why there is no rank.
import type { Rankings } from '#api/contract/rankings.ts'
import { DEPARTMENT_KINDS, REASONS } from '#db/vocabulary.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { standingOf } from '#web/lib/standing.ts'
import { PublishedBeside } from '#web/ui/PublishedBeside.tsx'
import { StandingWord } from '#web/ui/ScoreInterval.tsx'
import { ScoreValue } from '#web/ui/ScoreValue.tsx'
import { type StandingIn, standingIn } from './standingIn.ts'
import { type Unit, useUnitRanking } from './useUnit.ts'

export function UnitStanding({ unit }: { readonly unit: Unit }) {
  const { label } = useWords()
  const { data } = useUnitRanking(unit)
  const standing = data ? standingIn(data, unit.id) : null
  return (
    <span className="unit-standing">
      {label(DEPARTMENT_KINDS, unit.kind)}
      {data && standing ? <Place standing={standing} rankings={data} of={unit.name} /> : null}
    </span>
  )
}

interface PlaceProps {
  readonly standing: StandingIn
  readonly rankings: Rankings
  readonly of: string
}

function Place({ standing, rankings, of }: PlaceProps) {
  const { t, f, label, rich } = useWords()
  const { target } = useMeta().ruleSet
  const { row, ranked, isTied } = standing
  const { lo, hi } = row.score
  if (!row.ranked) {
    const reason = row.reason ? label(REASONS, row.reason) : t('kit.notEnoughPlain')
    return <span>{t('unit.notRanked', { reason })}</span>
  }
  return (
    <>
      <b>{t('unit.rankOf', { rank: f.rank(row.rank, isTied), n: ranked })}</b>
      {row.rankLow === null ? null : (
        <span>{t('unit.rankRange', { range: f.rankRange(row.rankLow, row.rankHigh) })}</span>
      )}
      <span>
        {rich('unit.score', {
          score: <ScoreValue {...row.score} indicators={row.indicators} rankings={rankings} of={of} />,
          range: `${f.score(lo)}–${f.score(hi)}`,
        })}
      </span>
      <StandingWord standing={standingOf(row, target)} />
      <PublishedBeside rankings={rankings} group={standing.group.id} />
    </>
  )
}
