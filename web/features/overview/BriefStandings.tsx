// Sentence 2: who stands above or below the standard with the whole score interval, and who only seems to lead.
import type { Rankings } from '#api/contract/rankings.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { AppLink } from '#web/ui/AppLink.tsx'
import { QueryState } from '#web/ui/QueryState.tsx'
import { standingsOf, type Unit } from './briefFacts.ts'
import { Joined } from './Joined.tsx'
import { useStandings } from './useStandings.ts'

export function BriefStandings() {
  const query = useStandings()
  return (
    <QueryState query={query} lines={2} height="3.5rem">
      {(data) => (
        <p>
          <Sentence rankings={data} />
        </p>
      )}
    </QueryState>
  )
}

function Sentence({ rankings }: { rankings: Rankings }) {
  const { t, rich } = useWords()
  const { ruleSet } = useMeta()
  const facts = standingsOf(rankings, ruleSet.target)
  if (facts.ranked === 0) return t('overview.briefNoRank', { n: ruleSet.minimum })
  const target = ruleSet.target
  const parts = [
    facts.above.length > 0
      ? rich('overview.briefAbove', { units: <Units units={facts.above} />, target })
      : t('overview.briefNoneAbove', { target }),
    facts.below.length > 0
      ? rich('overview.briefBelow', { units: <Units units={facts.below} /> })
      : t('overview.briefNoneBelow'),
    facts.open > 0 ? t('overview.briefOpen', { n: facts.open }) : null,
    ...facts.fewLeaders.map(({ unit, n }) =>
      rich('overview.briefFewLeader', { unit: <UnitLink unit={unit} />, cases: n }),
    ),
    facts.notRanked > 0 ? t('overview.briefNotRanked', { n: facts.notRanked }) : null,
  ].filter((part) => part !== null)
  return (
    <>
      {rich('overview.briefRanked', {
        units: <AppLink to="/rank">{t('overview.units', { n: facts.ranked })}</AppLink>,
      })}
      <Joined parts={parts} by={t('overview.semicolon')} />
      {t('overview.stop')}
    </>
  )
}

/** More names than this are counted instead. */
const NAMED = 3

function Units({ units }: { units: readonly Unit[] }) {
  const { t, rich } = useWords()
  const named = units.slice(0, NAMED).map((unit) => <UnitLink key={unit.id} unit={unit} />)
  const names = <Joined parts={named} by={t('overview.comma')} />
  if (units.length <= NAMED) return names
  return rich('overview.unitsAndMore', { names, count: units.length })
}

function UnitLink({ unit }: { unit: Unit }) {
  return (
    <AppLink to="/unit/$id" params={{ id: unit.id }}>
      {unit.name}
    </AppLink>
  )
}
