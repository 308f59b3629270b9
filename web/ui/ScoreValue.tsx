// A score: pressed it shows how it is made, each indicator with its weight and the way to its cases.
import { lazy, Suspense, useRef, useState } from 'react'
import type { Metric } from '#api/contract/metric.ts'
import type { Rankings } from '#api/contract/rankings.ts'
import { useWords, type Words } from '#web/lib/i18n/WordsContext.tsx'
import { type Parts, partsShown } from '#web/lib/totalParts.ts'

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
  /** Of a quarter's stored version: what `value`, its total, was made of. */
  readonly parts?: Parts | undefined
  /** What is written where it is not the value itself: an end of its interval. */
  readonly text?: string
}

/** `总分 · 桂花里居委会`: a score, or the total where more than the score counts. */
export const scoreTitle = ({ parts, of }: Pick<ScoreValueProps, 'parts' | 'of'>, { t }: Pick<Words, 't'>) =>
  `${t(parts && partsShown([{ parts }]).length > 0 ? 'figure.total' : 'figure.score')} · ${of}`

export function ScoreValue(props: ScoreValueProps) {
  const words = useWords()
  const { t, f } = words
  const [isOpen, setOpen] = useState(false)
  const trigger = useRef<HTMLButtonElement>(null)
  const { value, text = f.score(value) } = props
  if (value === null) return text
  const title = scoreTitle(props, words)
  return (
    <span className="metric">
      <button
        ref={trigger}
        type="button"
        className="metric-button"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-label={t('kit.openDefinition', { name: title, value: text })}
        onClick={() => setOpen(true)}
      >
        <span className="metric-value">{text}</span>
      </button>
      {isOpen ? (
        <Suspense fallback={null}>
          <Definition {...props} title={title} triggerRef={trigger} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </span>
  )
}
