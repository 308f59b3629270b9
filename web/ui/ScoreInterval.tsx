// A score as dot with its 95 % interval on the group's axis, the axis above the rows, and the standing in a word.
import { lazy, Suspense, useState } from 'react'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { type ScoreAxis, type Scored, type Standing, standingOf, VERDICT_WORDS } from '#web/lib/standing.ts'
import { dotInterval, dotIntervalAxis } from '#web/marks/intervalMarks.ts'
import { Mark } from './Mark.tsx'
import { type ScoreValueProps, scoreTitle } from './ScoreValue.tsx'
import { Verdict } from './Verdict.tsx'

const Definition = lazy(() =>
  import('./ScoreDefinition.tsx').then((module) => ({ default: module.ScoreDefinition })),
)

interface OnAxis {
  readonly axis: ScoreAxis
  readonly target: number
}

export interface ScoreIntervalProps extends OnAxis {
  readonly row: Scored
  readonly height?: number
  /** Pressed it opens the same definition as the score beside it. */
  readonly opens: Pick<ScoreValueProps, 'indicators' | 'rankings' | 'of' | 'parts'>
}

export function ScoreInterval({ row, axis, target, height = 36, opens }: ScoreIntervalProps) {
  const words = useWords()
  const { lang, f } = words
  const [part, setPart] = useState<Element | null>(null)
  const { kind, isSmall } = standingOf(row, target)
  const { min, max, ticks } = axis
  const picture = dotInterval(
    { ...row.score, kind, isSmall, min, max, target, grid: ticks, height },
    { lang, format: (value) => f.score(value) },
  )
  return (
    <>
      <Mark mark={picture} className="score-interval" onPress={(_, pressed) => setPart(pressed)} />
      {part === null ? null : (
        <Suspense fallback={null}>
          <Definition
            {...opens}
            {...row.score}
            title={scoreTitle(opens, words)}
            // A popover only asks where its trigger stands.
            triggerRef={{ current: part as HTMLElement }}
            onClose={() => setPart(null)}
          />
        </Suspense>
      )}
    </>
  )
}

/** Decorative: every row's own picture says value, interval and standard. */
export function ScoreAxisHead({ axis, target }: OnAxis) {
  const { t, lang, f } = useWords()
  const picture = dotIntervalAxis(
    { ...axis, target, targetLabel: t('figure.standard') },
    { lang, format: (value) => f.integer(value) },
  )
  return <Mark mark={picture} isDecorative className="score-interval" />
}

/** 达标, 需关注, 待改进 by the whole interval; few cases carry no judgement. */
export function StandingWord({ standing }: { readonly standing: Standing }) {
  const { t } = useWords()
  const text = standing.isSmall ? t('figure.few', { n: standing.least }) : t(VERDICT_WORDS[standing.kind])
  return <Verdict kind={standing.kind}>{text}</Verdict>
}
