// An estimate of a sample: pressed it says how it is weighted, its interval, who answered, and opens exactly the records behind it.
import { type ReactNode, useRef, useState } from 'react'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { casesSearch } from '#web/lib/urlState.ts'
import { AppLink } from '#web/ui/AppLink.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Popover } from '#web/ui/Popover.tsx'
import type { EstimateData } from './queries.ts'
import { type Range, refutedCount, refutedOf, refutedUrl } from './resultWords.ts'

export interface EstimateValueProps {
  readonly estimate: EstimateData
  readonly name: string
  /** Whose it is. */
  readonly of: string
  /** Says what was not upheld instead of what was. */
  readonly isRefuted?: boolean
  /** Stands before the value: `核实 {value}`. */
  readonly as?: (value: string) => string
}

export function EstimateValue(props: EstimateValueProps) {
  const { t, f } = useWords()
  const [isOpen, setOpen] = useState(false)
  const trigger = useRef<HTMLButtonElement>(null)
  const { estimate, name, of, isRefuted = false, as = (value: string) => value } = props
  if (estimate.value === null) {
    const isAsked = estimate.excluded > 0
    return <span className="meta">{t(isAsked ? 'checkResults.noAnswer' : 'checkResults.notAsked')}</span>
  }
  const range = isRefuted ? refutedOf(estimate) : estimate
  const value = as(f.rate(range.value))
  const interval = f.interval(range.lo, range.hi)
  const title = `${name} · ${of}`
  return (
    <span className="metric">
      <button
        ref={trigger}
        type="button"
        className="metric-button"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-label={t('kit.openDefinition', { name: title, value: `${value} ${interval}` })}
        onClick={() => setOpen(true)}
      >
        <span className="metric-value">{value}</span> <span className="metric-fraction">{interval}</span>
      </button>
      {isOpen ? (
        <Popover isOpen onOpenChange={(open) => setOpen(open)} triggerRef={trigger} label={title}>
          <Definition {...props} range={range} title={title} onClose={() => setOpen(false)} />
        </Popover>
      ) : null}
    </span>
  )
}

interface DefinitionProps extends EstimateValueProps {
  readonly range: Range
  readonly title: string
  readonly onClose: () => void
}

function Definition({ estimate, isRefuted = false, range, title, onClose }: DefinitionProps) {
  const { t, f } = useWords()
  const { num, den, kind, bounds, responseRate, effectiveN } = estimate
  const shown = { num: f.number(isRefuted ? den - num : num), den: f.integer(den) }
  const unknown = bounds && isRefuted ? { lo: 1 - (bounds.best ?? 1), hi: 1 - (bounds.worst ?? 0) } : null
  const [low, high] = unknown ? [unknown.lo, unknown.hi] : [bounds?.worst ?? null, bounds?.best ?? null]
  return (
    <div className="definition">
      <div className="dialog-head">
        <h2>{title}</h2>
        <Button kind="icon" aria-label={t('kit.close')} onPress={onClose}>
          ×
        </Button>
      </div>
      <p className="formula">
        {t(kind === 'mean' ? 'checkResults.formulaMean' : 'checkResults.formula', shown)}
        <b>{f.rate(range.value)}</b>
      </p>
      <dl>
        <Fact name={t('checkResults.interval')}>{f.interval(range.lo, range.hi)}</Fact>
        <Fact name={t('checkResults.responseRate')}>{f.rate(responseRate)}</Fact>
        <Fact name={t('checkResults.bounds')}>{f.interval(low, high)}</Fact>
        <Fact name={t('checkResults.effective')}>{f.number(effectiveN, 1)}</Fact>
      </dl>
      <Links estimate={estimate} isRefuted={isRefuted} onFollow={onClose} />
    </div>
  )
}

interface LinksProps {
  readonly estimate: EstimateData
  readonly isRefuted: boolean
  readonly onFollow: () => void
}

function Links({ estimate, isRefuted, onFollow }: LinksProps) {
  const { t } = useWords()
  const { casesUrl, num, den, excluded, kind } = estimate
  const refuted = refutedCount(estimate)
  return (
    <p className="definition-links">
      <AppLink to="/cases" search={casesSearch(casesUrl)} onClick={onFollow}>
        {t('checkResults.seeDen', { n: den })}
      </AppLink>
      {isRefuted && refuted > 0 ? (
        <AppLink to="/cases" search={casesSearch(refutedUrl(estimate))} onClick={onFollow}>
          {t('checkResults.seeNum', { n: refuted })}
        </AppLink>
      ) : null}
      {!isRefuted && kind === 'rate' && num > 0 ? (
        <AppLink to="/cases" search={casesSearch(casesUrl, 'num')} onClick={onFollow}>
          {t('checkResults.seeNum', { n: num })}
        </AppLink>
      ) : null}
      {excluded > 0 ? (
        <AppLink to="/cases" search={casesSearch(casesUrl, 'excluded')} onClick={onFollow}>
          {t('checkResults.seeExcluded', { n: excluded })}
        </AppLink>
      ) : null}
    </p>
  )
}

function Fact(props: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{props.name}</dt>
      <dd>{props.children}</dd>
    </>
  )
}
