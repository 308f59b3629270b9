// What stands while an answer is on its way: the final size at once, grey bars after 150 ms.
import { useWords } from '#web/lib/i18n/WordsContext.tsx'

export interface SkeletonProps {
  /** Height of the block once it is there, as CSS length; keeps the layout still. */
  readonly height?: string
  readonly lines?: number
}

export function Skeleton({ height, lines = 3 }: SkeletonProps) {
  const { t } = useWords()
  return (
    <div
      className="skeleton"
      style={height ? { minHeight: height } : undefined}
      role="status"
      aria-busy="true"
    >
      <span className="sr-only">{t('kit.loading')}</span>
      {LINES.slice(0, lines).map((line) => (
        <i key={line} />
      ))}
    </div>
  )
}

const LINES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
