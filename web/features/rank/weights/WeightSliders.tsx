// One slider a weight with its number beside it, what it comes to as a share, and the sum.
import type { RankingMoments } from '#api/contract/weights.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { Button } from '#web/ui/Button.tsx'
import { useMetricName } from '#web/ui/useMetricName.ts'
import { normalised, pointsOf, readPoint, sharesOf, sumOf } from './weights.ts'

interface SlidersProps {
  readonly indicators: RankingMoments['indicators']
  readonly points: readonly number[]
  readonly onChange: (points: number[]) => void
}

export function WeightSliders({ indicators, points, onChange }: SlidersProps) {
  const { t, f } = useWords()
  const shares = sharesOf(points)
  const base = pointsOf(indicators.map(({ weight }) => weight))
  const isBase = points.every((point, k) => point === base[k])
  return (
    <fieldset className="rank-sliders">
      <legend className="sr-only">{t('rank.weights')}</legend>
      {indicators.map(({ metric, weight }, index) => (
        <Slider
          key={metric}
          metric={metric}
          base={weight}
          point={points[index] ?? 0}
          share={shares?.[index] ?? null}
          onChange={(point) => onChange(points.map((one, k) => (k === index ? point : one)))}
        />
      ))}
      <p className="rank-slider-sum" role="status">
        {shares === null ? t('rank.weightsZero') : t('rank.weightsSum', { n: f.number(sumOf(points), 1) })}
      </p>
      <div className="row">
        <Button
          size="small"
          isDisabled={shares === null || sumOf(points) === 100}
          onPress={() => onChange(normalised(points))}
        >
          {t('rank.weightsNormalise')}
        </Button>
        <Button size="small" isDisabled={isBase} onPress={() => onChange(base)}>
          {t('rank.weightsReset')}
        </Button>
      </div>
    </fieldset>
  )
}

interface SliderProps {
  readonly metric: string
  readonly base: number
  readonly point: number
  readonly share: number | null
  readonly onChange: (point: number) => void
}

function Slider({ metric, base, point, share, onChange }: SliderProps) {
  const { t, f } = useWords()
  const name = useMetricName(metric)
  const said = share === null ? '\u2014' : f.rate(share)
  return (
    <div className="rank-slider">
      <span className="rank-slider-name">
        {name} <span className="meta">{t('rank.weightIs', { share: said, base: f.rate(base, 0) })}</span>
      </span>
      <input
        type="range"
        min="0"
        max="100"
        step="1"
        value={point}
        aria-label={t('rank.weightOf', { name })}
        aria-valuetext={said}
        onChange={(event) => onChange(readPoint(event.currentTarget.value))}
      />
      <input
        type="number"
        min="0"
        max="100"
        step="1"
        inputMode="decimal"
        value={point}
        aria-label={t('rank.weightNumber', { name })}
        onChange={(event) => onChange(readPoint(event.currentTarget.value))}
      />
    </div>
  )
}
