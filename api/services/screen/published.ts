// The standing releases that public screens are drawn from: the newest of all, and the newest quarter.
import type { PublicResult } from '../../contract/publicResult.ts'
import type { ProgrammeSlide } from '../../contract/screens.ts'
import { DomainError } from '../../domain/errors.ts'
import { type Period, parsePeriod } from '../../domain/time/period.ts'
import { periodLabel } from '../appraisal/asked.ts'
import type { Context } from '../context.ts'
import { type PublicNotice, publicNotices, standingRelease } from '../public/readReleases.ts'

export interface PublishedNow {
  /** What ended last; of a month and a quarter that end together the quarter. */
  readonly latest: PublicResult
  /** Places and categories are public by quarter only (domain.md section 9); null = none went out. */
  readonly quarter: PublicResult | null
  /** All of the latest's grain and scheme, oldest first: what a trend is drawn of. */
  readonly series: readonly PublicResult[]
}

/** Periods of a trend at most. */
const MOST_POINTS = 8
const PREFERRED_SCHEME = 'standard'

interface Listed {
  readonly notice: PublicNotice
  readonly period: Period
}

/** Which releases a programme is drawn from; what went out never changes, so the notices say all. */
export interface Standing {
  readonly latest: Listed
  readonly quarter: Listed | undefined
  readonly series: readonly Listed[]
}

/** Null where nothing went out. A version that was held back leaves the one before standing. The standard scheme goes before others. */
export function standingNow(context: Context): Standing | null {
  const all = publicNotices(context).flatMap((notice) => {
    const period = notice.isStanding ? parsePeriod(notice.period, context.zone) : null
    return period === null ? [] : [{ notice, period }]
  })
  const standard = all.filter(({ notice }) => notice.scheme === PREFERRED_SCHEME)
  const ofScheme = (standard.length > 0 ? standard : all).sort(byEnd)
  const latest = ofScheme.at(-1)
  if (latest === undefined) return null
  const isLike = ({ notice, period }: Listed) =>
    notice.scheme === latest.notice.scheme && period.grain === latest.period.grain
  return {
    latest,
    quarter: ofScheme.findLast(({ period }) => period.grain === 'quarter'),
    series: ofScheme.filter(isLike).slice(-MOST_POINTS),
  }
}

/** The releases themselves. */
export function publishedNow(context: Context, { latest, quarter, series }: Standing): PublishedNow {
  const read = ({ notice: { period, scheme } }: Listed) => standingRelease(context, { period, scheme })
  return { latest: read(latest), quarter: quarter ? read(quarter) : null, series: series.map(read) }
}

const byEnd = (a: Listed, b: Listed): number =>
  a.period.endMs - b.period.endMs || b.period.startMs - a.period.startMs

/** What a slide says of where it is from. */
export function sourceOf({ zone }: Context, result: PublicResult): ProgrammeSlide['source'] {
  const { version, publishedAt, asOf, k } = result
  const period = parsePeriod(result.period.id, zone)
  if (period === null) throw new DomainError('unknown_period', `“${result.period.id}” is no period`)
  return { period: periodLabel(period), version, publishedAt, asOf, k }
}
