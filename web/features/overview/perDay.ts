// Mean per day of a volume over the days that have passed.

/** Null without a volume or before the first day. */
export function perDay(total: number | null, days: number): number | null {
  return total === null || days <= 0 ? null : total / days
}
