// What went wrong against what was to be expected: the first opens its cases, the second says how it is worked out.
import { useRef, useState } from 'react'
import type { CaseMixes } from '#api/contract/caseMix.ts'
import type { MixRow } from '#web/lib/caseMix.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { Button } from '#web/ui/Button.tsx'
import { CasesLink } from '#web/ui/CasesLink.tsx'
import { Popover } from '#web/ui/Popover.tsx'
import { wrongPart } from './caseMix.ts'

export interface MixWrongProps {
  readonly row: MixRow
  readonly mixes: Pick<CaseMixes, 'asOf' | 'ruleSet'>
  /** The indicator and whose it is. */
  readonly title: string
}

export function MixWrong({ row, mixes, title }: MixWrongProps) {
  const { t, f } = useWords()
  const { metrics } = useMeta()
  const { figure } = row
  const part = wrongPart(metrics.find(({ id }) => id === row.metric))
  return (
    <span className="unit-mix-wrong">
      <CasesLink
        n={part === undefined ? figure.den : figure.observed}
        casesUrl={figure.casesUrl}
        {...(part ? { part } : {})}
      >
        {f.number(figure.observed)}
      </CasesLink>
      {' / '}
      <Expected row={row} mixes={mixes} title={`${t('unit.mixExpected')} · ${title}`} />
    </span>
  )
}

function Expected({ row, mixes, title }: MixWrongProps) {
  const { t, f } = useWords()
  const [isOpen, setOpen] = useState(false)
  const trigger = useRef<HTMLButtonElement>(null)
  const { figure } = row
  const value = f.number(figure.expected, 1)
  return (
    <span className="metric">
      <button
        ref={trigger}
        type="button"
        className="metric-button"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-label={t('kit.openDefinition', { name: title, value })}
        onClick={() => setOpen(true)}
      >
        <span className="metric-value">{value}</span>
      </button>
      <Popover isOpen={isOpen} onOpenChange={setOpen} triggerRef={trigger} label={title}>
        <div className="definition">
          <div className="dialog-head">
            <h2>{title}</h2>
            <Button kind="icon" aria-label={t('kit.close')} onPress={() => setOpen(false)}>
              ×
            </Button>
          </div>
          <p className="formula">
            {t('unit.mixExpectedFormula')}
            <b>{`${f.number(figure.observed)} ÷ ${f.number(figure.expected, 2)} = ${f.score(figure.ratio)}`}</b>
          </p>
          <dl>
            <dt>{t('unit.mixRatio')}</dt>
            <dd>{`${f.score(figure.lo)}–${f.score(figure.hi)}`}</dd>
            <dt>{t('kit.rules')}</dt>
            <dd>{mixes.ruleSet}</dd>
            <dt>{t('kit.asOf')}</dt>
            <dd>{f.dateTimeLong(mixes.asOf)}</dd>
          </dl>
          <p className="definition-links">
            <CasesLink n={figure.den} casesUrl={figure.casesUrl}>
              {t('kit.seeDen', { n: figure.den })}
            </CasesLink>
          </p>
        </div>
      </Popover>
    </span>
  )
}
