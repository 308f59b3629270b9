// One part of a quarter's total: its points, what they were worked out of, and the share they count by.
import type { Metric } from '#api/contract/metric.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { type Part, pointsOf, shareText } from '#web/lib/totalParts.ts'
import { PartSources } from './PartSources.tsx'
import { ScoreValue, type ScoreValueProps } from './ScoreValue.tsx'

export interface PartPointsProps {
  readonly part: Part | undefined
  /** What the score opens: its indicators, and whose they are. */
  readonly score: {
    readonly indicators: Readonly<Record<string, Metric>>
    readonly rankings: ScoreValueProps['rankings']
    readonly of: string
  }
  /** On one line: where rows are low. */
  readonly isInline?: boolean
}

/** Points above their share, as a rate above its counts; a part without data is a dash. */
export function PartPoints({ part, score, isInline = false }: PartPointsProps) {
  const { t, f } = useWords()
  const share = part && shareText(part, f)
  if (!part || share == null) return t('format.missing')
  const points =
    part.part === 'score' ? (
      <ScoreValue {...score} {...pointsOf(part)} />
    ) : (
      <PartSources part={part}>{f.score(part.value)}</PartSources>
    )
  return (
    <span className={isInline ? 'metric' : 'metric metric-stacked'}>
      {points}
      <span className="metric-fraction">{`×${share}`}</span>
    </span>
  )
}
