// A figure of the snapshot: pressed it lists the cases that were frozen with it, which later data never move.
import { lazy, type ReactNode, Suspense, useRef, useState } from 'react'
import type { FigurePlace, FrozenCounts } from '#web/lib/frozenCases.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'

const FrozenCases = lazy(() =>
  import('./FrozenCases.tsx').then((module) => ({ default: module.FrozenCases })),
)

export interface SnapshotFigureProps {
  readonly place: FigurePlace
  readonly counts: FrozenCounts
  /** `解决率 · 桂花里居委会`. */
  readonly title: string
  /** The figure as it is written, and the same in plain text for readers. */
  readonly children: ReactNode
  readonly text: string
}

export function SnapshotFigure({ place, counts, title, children, text }: SnapshotFigureProps) {
  const { t } = useWords()
  const [isOpen, setOpen] = useState(false)
  const trigger = useRef<HTMLButtonElement>(null)
  return (
    <span className="metric">
      <button
        ref={trigger}
        type="button"
        className="metric-button"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-label={t('kit.openFrozen', { name: title, value: text })}
        onClick={() => setOpen(true)}
      >
        <span className="metric-value">{children}</span>
      </button>
      {isOpen ? (
        <Suspense fallback={null}>
          <FrozenCases {...{ place, counts, title }} triggerRef={trigger} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </span>
  )
}
