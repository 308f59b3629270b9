// The deadlines screen's own part of the address: which clock, which stretch of time.
import { mondayOf } from '#api/domain/time/buckets.ts'
import { type Period, parsePeriod, periodOfDay, rangePeriod } from '#api/domain/time/period.ts'
import { type Zone, zoneOf } from '#api/domain/time/zone.ts'
import type { ViewFilters, ViewParams } from '#web/lib/view.ts'

export const CLOCK_CHOICES = ['acknowledge', 'reply', 'urgent', 'all'] as const
/** `urgent` = the reply clock of urgent cases (24 hours). */
export type ClockChoice = (typeof CLOCK_CHOICES)[number]
export const WINDOWS = ['26w', 'period', '12m'] as const
export type WindowName = (typeof WINDOWS)[number]

interface Clock {
  readonly zone: string
  readonly asOf: string
}

export interface SlaView {
  readonly choice: ClockChoice
  readonly clock: 'acknowledge' | 'reply' | 'all'
  readonly window: WindowName
  readonly grain: 'week' | 'month'
  /** The filters with the window as their period. */
  readonly filters: ViewFilters
}

/** Unknown values fall back to reply clocks and the 26 weeks up to the period's end, or up to as-of while it runs. */
export function readSlaView(params: ViewParams, filters: ViewFilters, at: Clock): SlaView {
  const clock = params.clock ?? 'reply'
  const isUrgent = filters.urgency?.length === 1 && filters.urgency[0] === 'urgent'
  const window = WINDOWS.find((one) => one === params.win) ?? '26w'
  const { period, grain } = stretchOf(window, filters.period, at)
  return {
    choice: clock === 'reply' && isUrgent ? 'urgent' : clock,
    clock,
    window,
    grain: params.grain === 'month' || params.grain === 'week' ? params.grain : grain,
    filters: { ...filters, period },
  }
}

/** What choosing a clock changes in the address: urgent is a filter, the others take it away again. */
export function clockPatch(choice: ClockChoice, before: SlaView) {
  if (choice === 'urgent') return { clock: null, urgency: ['urgent' as const] }
  const urgency = before.choice === 'urgent' ? { urgency: null } : {}
  return { clock: choice === 'reply' ? null : choice, ...urgency }
}

const WEEKS = 26
const MONTHS = 12

interface Stretch {
  readonly period: string
  readonly grain: 'week' | 'month'
}

function stretchOf(window: WindowName, periodId: string, at: Clock): Stretch {
  const zone = zoneOf(at.zone)
  const period = parsePeriod(periodId, zone)
  if (period === null) return { period: periodId, grain: 'week' }
  if (window === 'period') return { period: period.id, grain: period.grain === 'year' ? 'month' : 'week' }
  const today = zone.dayOf(Date.parse(at.asOf))
  const isRunning = today < period.endDay
  const lastDay = isRunning ? today : period.endDay - 1
  return window === '12m' ? months(lastDay, { isRunning, zone }) : weeks(lastDay, { isRunning, zone })
}

interface Last {
  /** The last bucket is then shown whole, still filling; a finished period's is cut at its end. */
  readonly isRunning: boolean
  readonly zone: Zone
}

function weeks(lastDay: number, { isRunning, zone }: Last): Stretch {
  const monday = mondayOf(lastDay)
  const endDay = isRunning ? monday + 7 : lastDay + 1
  return { period: rangePeriod(monday - (WEEKS - 1) * 7, endDay, zone).id, grain: 'week' }
}

function months(lastDay: number, { isRunning, zone }: Last): Stretch {
  let first: Period = periodOfDay('month', lastDay, zone)
  const endDay = isRunning ? first.endDay : lastDay + 1
  for (let back = 1; back < MONTHS; back++) first = periodOfDay('month', first.firstDay - 1, zone)
  return { period: rangePeriod(first.firstDay, endDay, zone).id, grain: 'month' }
}
