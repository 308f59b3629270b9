// The waterfall in sentences: every indicator with both its figures, what came, and the kinds of case that weigh most.
import type { ReactNode } from 'react'
import type { IndicatorChange, RankingChange } from '#api/contract/change.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { casesSearch } from '#web/lib/urlState.ts'
import { AppLink } from '#web/ui/AppLink.tsx'
import { MetricValue } from '#web/ui/MetricValue.tsx'
import { VerdictShape } from '#web/ui/Verdict.tsx'
import type { ChangeProps } from './ChangeBlock.tsx'
import { driversOf, isNothing, stratumName } from './change.ts'
import { useNames } from './useNames.ts'

export function ChangeSentences({ change, parts, unit }: ChangeProps) {
  const { t } = useWords()
  return (
    <div className="unit-change-words">
      <ul>
        {parts.indicators.map((indicator) => (
          <Indicator key={indicator.metric} indicator={indicator} change={change} of={unit.name} />
        ))}
        <Part part={parts.mix}>{t('unit.changeMixSays')}</Part>
        {isNothing(parts.scheme) ? null : (
          <Part part={parts.scheme}>
            {t('unit.changeSchemeSays', {
              from: change.earlier.schemeVersion,
              to: change.later.schemeVersion,
            })}
          </Part>
        )}
      </ul>
      <Drivers parts={parts} />
    </div>
  )
}

interface IndicatorProps {
  readonly indicator: IndicatorChange
  readonly change: RankingChange
  readonly of: string
}

function Indicator({ indicator, change, of }: IndicatorProps) {
  const names = useNames()
  const { metric, before, after, rate } = indicator
  return (
    <Part part={rate}>
      {names.metric(metric)} <MetricValue metric={before} envelope={change} of={of} />
      {' → '}
      <MetricValue metric={after} envelope={change} of={of} />
    </Part>
  )
}

/** A part with its direction as shape, figure and word. */
function Part({ part, children }: { readonly part: number; readonly children: ReactNode }) {
  const { t, f } = useWords()
  const kind = isNothing(part) ? 'noise' : part > 0 ? 'good' : 'poor'
  const key = isNothing(part) ? 'unit.partNone' : part > 0 ? 'unit.partUp' : 'unit.partDown'
  return (
    <li>
      <VerdictShape kind={kind} />
      <span>{children}</span>
      <b className={`unit-part unit-part-${kind}`}>{t(key, { n: f.score(Math.abs(part)) })}</b>
    </li>
  )
}

function Drivers({ parts }: Pick<ChangeProps, 'parts'>) {
  const words = useWords()
  const { t, f } = words
  const names = useNames()
  const drivers = driversOf(parts)
  if (drivers.length === 0) return null
  return (
    <>
      <h3>{t(parts.total < 0 ? 'unit.driversDown' : 'unit.driversUp')}</h3>
      <ol className="unit-drivers">
        {drivers.map(({ key, metric, stratum, part }) => (
          <li key={key}>
            <span>
              {t('unit.driver', {
                stratum: stratumName(stratum, names, words),
                metric: names.metric(metric),
              })}{' '}
              <Fraction side={stratum.before} />
              {' → '}
              <Fraction side={stratum.after} />
            </span>
            <b className="unit-part">{f.scorePart(part)}</b>
          </li>
        ))}
      </ol>
    </>
  )
}

/** A fraction that opens its cases; none where nothing of the kind came. */
export function Fraction({ side }: { readonly side: { num: number; den: number; casesUrl: string } }) {
  const { f } = useWords()
  if (side.den === 0) return <>{'\u2014'}</>
  return (
    <AppLink to="/cases" search={casesSearch(side.casesUrl)}>
      {f.fraction(side.num, side.den)}
    </AppLink>
  )
}
