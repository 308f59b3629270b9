// Each signal as a sentence with what most likely drives it; then what is not over yet.
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { casesSearch } from '#web/lib/urlState.ts'
import { AppLink } from '#web/ui/AppLink.tsx'
import { CasesLink } from '#web/ui/CasesLink.tsx'
import { Verdict } from '#web/ui/Verdict.tsx'
import { signalStatement, upperFirst } from './signals.ts'
import { type BreachSignal, pointName, type Trend } from './trend.ts'

export function SignalNotes({ trend }: { trend: Trend }) {
  const words = useWords()
  const { t, f } = words
  const { signals, points } = trend.series
  const open = points.findIndex((point) => !point.complete && point.den > 0)
  const point = points[open]
  return (
    <div className="sla-signals">
      {signals.length === 0 ? (
        <p className="sla-signal sla-signal-plain">
          <Verdict kind="noise">{t('sla.noise')}</Verdict> {t('sla.steady')}
        </p>
      ) : null}
      {signals.map((signal) => (
        <Signal key={`${signal.rule}${signal.from}`} signal={signal} trend={trend} />
      ))}
      {point ? (
        <p className="meta">
          {words.rich('sla.openPoint', {
            name: upperFirst(pointName(trend, open, words)),
            fraction: (
              <CasesLink n={point.den} casesUrl={point.casesUrl}>
                {f.fraction(point.num, point.den)}
              </CasesLink>
            ),
          })}
        </p>
      ) : null}
    </div>
  )
}

function Signal({ signal, trend }: { signal: BreachSignal; trend: Trend }) {
  const words = useWords()
  const { t } = words
  const isWorse = signal.direction === 'above'
  return (
    <p className={isWorse ? 'sla-signal sla-signal-attention' : 'sla-signal sla-signal-good'}>
      <Verdict kind={isWorse ? 'attention' : 'good'}>{t(isWorse ? 'sla.attention' : 'sla.better')}</Verdict>{' '}
      {signalStatement(signal, trend, words)}
      <Counts signal={signal} />
      {signal.driver ? <Driver driver={signal.driver} /> : null}
      {t('sla.stop')}
    </p>
  )
}

/** How many breaches the signal holds, and of how many clocks: each opens its list. */
function Counts({ signal }: { signal: BreachSignal }) {
  const { t, f, rich } = useWords()
  const { num, den, casesUrl } = signal
  return rich('sla.signalCounts', {
    num: (
      <CasesLink n={num} casesUrl={casesUrl} part="num">
        {t('sla.count', { n: num })}
      </CasesLink>
    ),
    fraction: (
      <CasesLink n={den} casesUrl={casesUrl}>
        {f.fraction(num, den)}
      </CasesLink>
    ),
    rate: f.rate(den > 0 ? num / den : null),
  })
}

function Driver({ driver }: { driver: NonNullable<BreachSignal['driver']> }) {
  const { t, f, rich, say } = useWords()
  const meta = useMeta()
  const department = meta.departments.find(({ id }) => id === driver.department)
  const category = meta.categories.find(({ code }) => code === driver.category)
  const who = [department?.name, category ? say(category) : driver.category].filter(Boolean).join(' · ')
  const link = (
    <AppLink to="/cases" search={casesSearch(driver.casesUrl)}>
      {t('sla.signalDriverLink', { n: driver.num, share: f.rate(driver.share) })}
    </AppLink>
  )
  return (
    <>
      {rich('sla.signalDriver', { link, who })}
      {driver.shareBefore === null ? null : t('sla.signalBefore', { share: f.rate(driver.shareBefore) })}
    </>
  )
}
