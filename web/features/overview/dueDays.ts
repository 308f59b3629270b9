// Deadlines of the next working days as columns, a day each; longer stretches without one stand between them.
import type { Upcoming } from '#api/contract/breaches.ts'
import { zoneOf } from '#api/domain/time/zone.ts'

export type DueDay =
  | { readonly kind: 'day'; readonly at: string; readonly count: number; readonly isToday: boolean }
  | { readonly kind: 'gap'; readonly days: number; readonly key: string }

/**
 * Days on which something falls due, in time order; a gap of two days or more is an entry of its own. Null where the
 * answer lists fewer items than its buckets count: columns of a part would be wrong.
 */
export function dueDays(upcoming: Upcoming, zoneId: string): readonly DueDay[] | null {
  const ahead = upcoming.items.filter((item) => item.bucket !== 'overdue')
  if (ahead.length < upcoming.soon.count) return null
  const zone = zoneOf(zoneId)
  const today = zone.dayOf(Date.parse(upcoming.asOf))
  const byDay = new Map<number, { at: string; count: number }>()
  for (const item of ahead) {
    const day = zone.dayOf(Date.parse(item.due))
    byDay.set(day, { at: item.due, count: (byDay.get(day)?.count ?? 0) + 1 })
  }
  const days: DueDay[] = []
  let before = today - 1
  for (const [day, { at, count }] of [...byDay].sort(([a], [b]) => a - b)) {
    const empty = day - before - 1
    if (empty >= 2) days.push({ kind: 'gap', days: empty, key: `gap-${day}` })
    days.push({ kind: 'day', at, count, isToday: day === today })
    before = day
  }
  return days
}

/** The first item of a list that is not over yet: what falls due next. */
export function nextDue(upcoming: Pick<Upcoming, 'items'>): Upcoming['items'][number] | undefined {
  return upcoming.items.find((item) => item.bucket !== 'overdue')
}

/** The item longest over its deadline; lists come most pressing first. */
export function longestOver(upcoming: Pick<Upcoming, 'items'>): Upcoming['items'][number] | undefined {
  const [first] = upcoming.items
  return first?.bucket === 'overdue' ? first : undefined
}

/** What falls due today and on the working days after it, by the buckets alone. */
export function todayAndLater(upcoming: Pick<Upcoming, 'buckets'>): { today: number; later: number } {
  const count = (id: string) => upcoming.buckets.find((bucket) => bucket.id === id)?.count ?? 0
  return { today: count('within_4h') + count('today'), later: count('within_3d') }
}
