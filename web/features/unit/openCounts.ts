// How many open clocks of the unit are over, and how many fall due within three working days.
import type { Upcoming } from '#api/contract/breaches.ts'

export function openCounts(upcoming: Pick<Upcoming, 'buckets'>): { overdue: number; soon: number } {
  const counts = { overdue: 0, soon: 0 }
  for (const { id, count } of upcoming.buckets) {
    if (id === 'overdue') counts.overdue += count
    else if (id !== 'later') counts.soon += count
  }
  return counts
}
