// Which records a draw is made from: the period, and what narrows it.
import { FRAME_FILTERS, type FrameFilter, holdsWholeDepartments } from '#api/domain/sampling/frameFilters.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { currentPeriod, isPeriod, periodBounds } from '#web/lib/periods.ts'
import { periodsBack } from '#web/lib/periodsBack.ts'
import { Field } from '#web/ui/Field.tsx'
import { OptionChips } from '#web/ui/OptionChips.tsx'
import { Select } from '#web/ui/Select.tsx'
import { type Frame, frameName, frameOptions, frameText } from './frame.ts'
import { chosenOf } from './wish.ts'

interface PeriodProps {
  readonly period: string
  readonly onChange: (period: string) => void
}

/** How many of each kind are offered, the latest first. */
const BACK = { quarter: 8, month: 12, year: 2 } as const
const RANGE = 'range'

export function PeriodField({ period, onChange }: PeriodProps) {
  const { t, f } = useWords()
  const meta = useMeta()
  const ids = (['quarter', 'month', 'year'] as const).flatMap((grain) =>
    periodsBack(currentPeriod(meta, grain), BACK[grain], meta.zone),
  )
  const isRange = period.includes('..')
  const days = periodBounds(period, meta.zone)
  const choose = (value: string) => onChange(value === RANGE && days ? `${days.first}..${days.last}` : value)
  return (
    <>
      <Select
        label={t('draw.period')}
        value={isRange ? RANGE : period}
        options={[
          ...ids.map((value) => ({ value, text: f.period(value) })),
          { value: RANGE, text: t('draw.range') },
        ]}
        onChange={choose}
      />
      {isRange ? <Days period={period} onChange={onChange} /> : null}
    </>
  )
}

function Days({ period, onChange }: PeriodProps) {
  const { t } = useWords()
  const { zone } = useMeta()
  const [first = '', last = ''] = period.split('..')
  return (
    <>
      <Field
        label={t('shell.from')}
        type="date"
        value={first}
        onChange={(day) => onChange(`${day}..${last}`)}
      />
      <Field
        label={t('shell.to')}
        type="date"
        value={last}
        error={isPeriod(period, zone) ? undefined : t('shell.rangeWrong')}
        onChange={(day) => onChange(`${first}..${day}`)}
      />
    </>
  )
}

/** Both parts of a frame are all of it: of the flags one is chosen, the last one pressed. */
const kept = (name: FrameFilter, chosen: readonly string[]) => (name === 'flag' ? chosen.slice(-1) : chosen)

interface FrameProps {
  readonly frame: Frame
  readonly onChange: (frame: Frame) => void
}

export function FrameFields({ frame, onChange }: FrameProps) {
  const words = useWords()
  const { t } = words
  const about = { meta: useMeta(), words }
  return (
    <>
      <details className="draw-more">
        <summary>{t('draw.only', { frame: frameText(frame, about) })}</summary>
        {FRAME_FILTERS.map((name) => (
          <OptionChips
            key={name}
            label={frameName(name, words)}
            options={frameOptions(name, about)}
            chosen={frame[name] ?? []}
            onChange={(chosen) => onChange({ ...frame, [name]: kept(name, chosen) })}
          />
        ))}
      </details>
      {holdsWholeDepartments(chosenOf(frame)) ? null : (
        <p className="strip strip-amber">{t('draw.partial')}</p>
      )}
    </>
  )
}
