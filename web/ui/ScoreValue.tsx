// A score: pressed it shows how it is made, each indicator with its weight and the way to its cases.
import { lazy, Suspense, useRef, useState } from 'react'
import type { Metric } from '#api/contract/metric.ts'
import type { Rankings } from '#api/contract/rankings.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'

const Definition = lazy(() =>
  import('./ScoreDefinition.tsx').then((module) => ({ default: module.ScoreDefinition })),
)

export interface ScoreValueProps {
  /** Points; null = none, and nothing to open. */
  readonly value: number | null
  readonly lo?: number | null
  readonly hi?: number | null
  readonly indicators: Readonly<Record<string, Metric>>
  readonly rankings: Pick<Rankings, 'indicators' | 'asOf' | 'ruleSet'>
  /** Whose score it is. */
  readonly of: string
  /** What is shown in place of the score where it is only a part of it: a quarter's total, with its parts in words. */
  readonly total?: { readonly value: number; readonly parts: string }
}

export function ScoreValue(props: ScoreValueProps) {
  const { t, f } = useWords()
  const [isOpen, setOpen] = useState(false)
  const trigger = useRef<HTMLButtonElement>(null)
  const { of, total } = props
  const value = total?.value ?? props.value
  if (value === null) return f.score(value)
  const title = `${t('figure.score')} · ${of}`
  return (
    <span className="metric">
      <button
        ref={trigger}
        type="button"
        className="metric-button"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-label={t('kit.openDefinition', { name: title, value: f.score(value) })}
        onClick={() => setOpen(true)}
      >
        <span className="metric-value">{f.score(value)}</span>
      </button>
      {isOpen ? (
        <Suspense fallback={null}>
          <Definition {...props} title={title} triggerRef={trigger} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </span>
  )
}
