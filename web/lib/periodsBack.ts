// The last periods of the same kind, the latest first.
import { shiftPeriod } from './periods.ts'

/** The period and those before it, `count` in all; fewer at the beginning of the calendar. */
export function periodsBack(period: string, count: number, zone: string): readonly string[] {
  const found = [period]
  while (found.length < count) {
    const before = shiftPeriod(found.at(-1) ?? period, -1, zone)
    if (before === null) break
    found.push(before)
  }
  return found
}
