// The months of the period one after another: paused until the reader starts it, never moving where motion is reduced.
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { Segmented } from '#web/ui/Segmented.tsx'
import { locatedOf } from './areas.ts'
import { unitCount } from './findings.ts'
import { monthName } from './months.ts'
import { heatQuery } from './queries.ts'
import type { MapScreen } from './useMapScreen.ts'

const STEP_MS = 2000
/** More months than this stand on a slider. */
const MOST_BUTTONS = 6
const WHOLE = 'whole'

export function MonthPlayer({ screen }: { screen: MapScreen }) {
  const words = useWords()
  const { t } = words
  const { view, url } = screen
  const { months, month } = view
  const { isPlaying, toggle, stop, canPlay } = usePlay(screen)
  const show = (id: string) => {
    stop()
    url.set({ win: id === WHOLE ? null : id }, { replace: true })
  }
  if (months.length === 0) return null
  return (
    <div className="map-player">
      {canPlay ? (
        <button
          type="button"
          className="map-play"
          aria-label={t(isPlaying ? 'map.pause' : 'map.play')}
          aria-pressed={isPlaying}
          onClick={toggle}
        >
          <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
            <path d={isPlaying ? 'M1 0H4V12H1ZM8 0H11V12H8Z' : 'M2 0L12 6L2 12Z'} />
          </svg>
        </button>
      ) : null}
      {canPlay ? <span className="map-play-state">{t(isPlaying ? 'map.playing' : 'map.paused')}</span> : null}
      {months.length <= MOST_BUTTONS ? (
        <Segmented
          label={t('map.player')}
          size="small"
          value={month ?? WHOLE}
          options={[
            ...months.map((id) => ({ value: id, text: monthName(id, words) })),
            { value: WHOLE, text: t('map.whole') },
          ]}
          onChange={show}
        />
      ) : (
        <MonthSlider months={months} month={month} onChange={show} />
      )}
      <Shown screen={screen} />
      <span className="meta map-play-how">{t(canPlay ? 'map.playHow' : 'map.playOff')}</span>
    </div>
  )
}

function MonthSlider(props: {
  months: readonly string[]
  month: string | null
  onChange: (id: string) => void
}) {
  const { t, f } = useWords()
  const { months, month, onChange } = props
  const at = month === null ? months.length : months.indexOf(month)
  const text = month === null ? t('map.whole') : f.period(month)
  return (
    <label className="map-slider">
      <span className="sr-only">{t('map.player')}</span>
      <input
        type="range"
        min={0}
        max={months.length}
        value={at}
        aria-valuetext={text}
        onChange={(event) => onChange(months[Number(event.currentTarget.value)] ?? WHOLE)}
      />
      <output>{text}</output>
    </label>
  )
}

function Shown({ screen }: { screen: MapScreen }) {
  const words = useWords()
  const { t, f } = words
  const { facts } = screen
  if (facts === null) return null
  const { heat, view } = facts
  return (
    <span className="muted" aria-live="polite">
      {t('map.shown', {
        period: f.period(heat.period.id),
        located: unitCount(locatedOf(heat), view.measure, words),
        unlocated: unitCount(heat.unlocated.num, view.measure, words),
      })}
    </span>
  )
}

/** Steps every two seconds, asks for the next month ahead, and stops on the whole period after the last one. */
function usePlay({ view, url }: MapScreen) {
  const client = useQueryClient()
  const [isPlaying, setPlaying] = useState(false)
  const canPlay = !useReducedMotion()
  const { months, month, level, measure } = view
  const next = months[month === null ? 0 : months.indexOf(month) + 1] ?? null
  const { set, filters } = url
  useEffect(() => {
    if (!isPlaying || !canPlay) return
    if (next !== null) void client.prefetchQuery(heatQuery({ ...filters, period: next }, level, measure))
    const timer = setTimeout(() => {
      set({ win: next }, { replace: true })
      if (next === null) setPlaying(false)
    }, STEP_MS)
    return () => clearTimeout(timer)
  }, [isPlaying, canPlay, next, client, filters, level, measure, set])
  const toggle = () => {
    if (!isPlaying && month === null) set({ win: next }, { replace: true })
    setPlaying(!isPlaying)
  }
  return { isPlaying, toggle, stop: () => setPlaying(false), canPlay }
}

function useReducedMotion(): boolean {
  const [isReduced, setReduced] = useState(() => matches())
  useEffect(() => {
    const query = window.matchMedia?.(REDUCED)
    const change = () => setReduced(matches())
    query?.addEventListener?.('change', change)
    return () => query?.removeEventListener?.('change', change)
  }, [])
  return isReduced
}

const REDUCED = '(prefers-reduced-motion: reduce)'
const matches = () => window.matchMedia?.(REDUCED).matches ?? false
