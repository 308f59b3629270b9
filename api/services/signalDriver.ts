// What the breaches of a signal have most in common: the department × category whose share grew most against before.

import type { BreachedCount } from '#db/facts/reader.ts'
import type { Breaches } from '../contract/breaches.ts'
import { rangePeriod } from '../domain/time/period.ts'
import type { Context } from './context.ts'
import type { Asked } from './resolveScope.ts'
import { casesUrl, categoriesIn } from './resolveScope.ts'

type Driver = NonNullable<Breaches['series'][number]['signals'][number]['driver']>

export interface SignalPlace {
  readonly asked: Asked
  readonly clock: 'acknowledge' | 'reply' | 'all'
  readonly bounds: readonly number[]
  readonly filters: Asked['filters']
  readonly from: number
  readonly to: number
}

/** Smallest number of breaches a driver must account for: below it a share says nothing. */
const LEAST_BREACHES = 5

/** The driver of a signal among a series' breached clocks, or null where no department and category stands out. */
export function driverOf(
  context: Context,
  breached: readonly BreachedCount[],
  signal: SignalPlace,
): Driver | null {
  const { bounds, from, to } = signal
  const within = byKey(breached, bounds[from], bounds[to + 1])
  const before = byKey(breached, bounds[0], bounds[from])
  const [total, totalBefore] = [sum(within), sum(before)]
  let best: { key: string; num: number; gain: number } | null = null
  for (const [key, num] of within) {
    const gain = num / total - (totalBefore > 0 ? (before.get(key) ?? 0) / totalBefore : 0)
    if (num >= LEAST_BREACHES && (best === null || gain > best.gain)) best = { key, num, gain }
  }
  if (best === null || best.gain <= 0) return null
  const [departmentKey, category = ''] = best.key.split('|')
  const department = context.departments.find((one) => String(one.key) === departmentKey)?.id ?? null
  return {
    department,
    category,
    num: best.num,
    share: best.num / total,
    shareBefore: totalBefore > 0 ? (before.get(best.key) ?? 0) / totalBefore : null,
    casesUrl: driverUrl(context, signal, { department, category }),
  }
}

const sum = (counts: ReadonlyMap<string, number>): number => [...counts.values()].reduce((a, b) => a + b, 0)

/** Breached clocks due in [startMs, endMs) per `department|category`, in the order of their keys. */
function byKey(breached: readonly BreachedCount[], startMs = 0, endMs = 0): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { atMs, departmentKey, category, num } of breached) {
    if (atMs < startMs || atMs >= endMs) continue
    const key = `${departmentKey}|${category}`
    counts.set(key, (counts.get(key) ?? 0) + num)
  }
  return new Map([...counts].sort(([a], [b]) => (a < b ? -1 : 1)))
}

function driverUrl(
  context: Context,
  signal: SignalPlace,
  { department, category }: { readonly department: string | null; readonly category: string },
): string {
  const { zone } = context
  const [startMs = 0, endMs = 0] = [signal.bounds[signal.from], signal.bounds[signal.to + 1]]
  const period = rangePeriod(zone.dayOf(startMs), zone.dayOf(endMs), zone)
  const filters = {
    ...signal.filters,
    ...(department === null ? {} : { department: [department] }),
    ...(category === '' ? {} : { category: categoriesIn(context, category, signal.filters.category) }),
  }
  const place = { period, asOfMs: signal.asked.asOfMs, filters }
  const clock: Record<string, string> = signal.clock === 'all' ? {} : { clock: signal.clock }
  return casesUrl(context, place, { metric: 'breach_rate', part: 'num', ...clock })
}
