// The control chart with a cursor: ← → or the pointer moves over the points and says each one; Enter opens its cases.
import { type KeyboardEvent, type PointerEvent, type ReactNode, useState } from 'react'
import { type ControlChartOptions, controlChart } from '#web/marks/controlChart.ts'
import type { Series } from '#web/marks/series.ts'
import { Mark } from './Mark.tsx'
import { useSize } from './useSize.ts'

export interface ControlChartProps {
  readonly series: Series
  readonly options: Omit<ControlChartOptions, 'width' | 'em' | 'cursor'>
  /** One point in words: label, rate, fraction, limits. */
  readonly say: (index: number) => string
  /** Shown below while the cursor is on a point. */
  readonly detail?: (index: number) => ReactNode
  readonly onOpen?: (index: number) => void
}

export function ControlChart({ series, options, say, detail, onOpen }: ControlChartProps) {
  const { ref, width, em } = useSize()
  const [cursor, setCursor] = useState<number | null>(null)
  const picture = controlChart(series, { ...options, width, em, cursor })
  const last = series.points.length - 1
  const onKeyDown = (event: KeyboardEvent) => {
    const next = cursorAfter(event.key, cursor, last)
    if (next !== null) setCursor(next)
    else if (event.key === 'Enter' && cursor !== null && onOpen) onOpen(cursor)
    else return
    event.preventDefault()
  }
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left
    setCursor(nearest(picture.points, x))
  }
  return (
    <div ref={ref} className="chart">
      <div
        className="chart-cursor"
        role="slider"
        tabIndex={0}
        aria-label={picture.summary}
        aria-valuemin={0}
        aria-valuemax={Math.max(0, last)}
        aria-valuenow={cursor ?? Math.max(0, last)}
        aria-valuetext={last < 0 ? '' : say(cursor ?? last)}
        onKeyDown={onKeyDown}
        onPointerMove={onPointerMove}
        onPointerLeave={() => setCursor(null)}
        onClick={() => cursor !== null && onOpen?.(cursor)}
      >
        <Mark mark={picture} isDecorative />
      </div>
      <p className="chart-detail meta">{cursor === null ? '\u00a0' : (detail?.(cursor) ?? say(cursor))}</p>
    </div>
  )
}

function cursorAfter(key: string, cursor: number | null, last: number): number | null {
  if (last < 0) return null
  const at = cursor ?? last + 1
  if (key === 'ArrowLeft') return Math.max(0, at - 1)
  if (key === 'ArrowRight') return cursor === null ? 0 : Math.min(last, at + 1)
  if (key === 'Home') return 0
  return key === 'End' ? last : null
}

function nearest(points: readonly { readonly x: number }[], x: number): number | null {
  let best: number | null = null
  let distance = Infinity
  points.forEach((point, index) => {
    const away = Math.abs(point.x - x)
    if (away < distance) [best, distance] = [index, away]
  })
  return best
}
