// Who lies outside the funnel's limits, in words, each with the way to its unit.
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { AppLink } from '#web/ui/AppLink.tsx'
import { MetricValue } from '#web/ui/MetricValue.tsx'
import { Verdict } from '#web/ui/Verdict.tsx'
import { kindOf } from './funnelOf.ts'
import { type FunnelProps, PLACE_WORDS } from './funnelWords.ts'

/** Those outside the limits, each with the way to its unit. */
export function FunnelOutside({ rankings, funnel, isHigherBetter }: FunnelProps) {
  const { t } = useWords()
  const out = funnel.rows.filter(({ place }) => place !== 'inside')
  return (
    <ul className="rank-outside">
      {out.map(({ id, name, metric, place, isBeyondWidened, widened }) => (
        <li key={id}>
          <AppLink to="/unit/$id" params={{ id }}>
            {name}
          </AppLink>
          <MetricValue metric={metric} envelope={rankings} of={name} />
          <Verdict kind={kindOf(place, isHigherBetter)}>{t(PLACE_WORDS[place])}</Verdict>
          {widened && (place === 'farBelow' || place === 'farAbove') ? (
            <span className="meta">{t(isBeyondWidened ? 'rank.beyondWide' : 'rank.withinWide')}</span>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
