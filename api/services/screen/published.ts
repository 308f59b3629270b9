// The published versions that public screens are drawn from: the newest of all, and the newest quarter.
import { type AppraisalRow, listAppraisals } from '#db/queries/appraisals.ts'
import type { ProgrammeSlide } from '../../contract/screens.ts'
import type { Snapshot } from '../../domain/appraisal/snapshot.ts'
import { type Period, parsePeriod } from '../../domain/time/period.ts'
import { periodLabel } from '../appraisal/asked.ts'
import { readSnapshot } from '../appraisal/storedSnapshot.ts'
import type { Context } from '../context.ts'

/** A published version, read back from what is stored. */
export interface Published {
  readonly row: AppraisalRow
  readonly period: Period
  readonly snapshot: Snapshot
  readonly sha256: string
}

export interface PublishedNow {
  /** What ended last; of a month and a quarter that end together the quarter. */
  readonly latest: Published
  /** Places and categories are public by quarter only (domain.md section 9); null = none was published. */
  readonly quarter: Published | null
  /** All of the latest's grain and scheme, oldest first: what a trend is drawn of. */
  readonly series: readonly Published[]
}

/** Versions looked through: thirty years of months and quarters. */
const MOST_VERSIONS = 500
/** Periods of a trend at most. */
const MOST_POINTS = 8
const PREFERRED_SCHEME = 'standard'

/** Which versions a programme is drawn from; what is published never changes, so the rows say all. */
export interface PublishedRows {
  readonly latest: Listed
  readonly quarter: Listed | undefined
  readonly series: readonly Listed[]
}

/** Null where nothing has been published. The standard scheme goes before others. */
export function publishedRows(context: Context): PublishedRows | null {
  const all = listAppraisals(context.db, MOST_VERSIONS).flatMap((row) => {
    const period = row.state === 'published' ? parsePeriod(row.period, context.zone) : null
    return period === null ? [] : [{ row, period }]
  })
  const standard = all.filter(({ row }) => row.schemeId === PREFERRED_SCHEME)
  const ofScheme = (standard.length > 0 ? standard : all).sort(byEnd)
  const latest = ofScheme.at(-1)
  if (latest === undefined) return null
  const isLike = ({ row, period }: Listed) =>
    row.schemeId === latest.row.schemeId && period.grain === latest.period.grain
  return {
    latest,
    quarter: ofScheme.findLast(({ period }) => period.grain === 'quarter'),
    series: ofScheme.filter(isLike).slice(-MOST_POINTS),
  }
}

/** The rows with their snapshots read back. */
export function publishedNow(context: Context, { latest, quarter, series }: PublishedRows): PublishedNow {
  const read = (one: Listed): Published => ({ ...one, ...readSnapshot(context.db, one.row.id) })
  return { latest: read(latest), quarter: quarter ? read(quarter) : null, series: series.map(read) }
}

type Listed = Pick<Published, 'row' | 'period'>

const byEnd = (a: Listed, b: Listed): number =>
  a.period.endMs - b.period.endMs || b.period.startMs - a.period.startMs

/** What a slide says of where it is from. */
export function sourceOf({ period, row, snapshot }: Published): ProgrammeSlide['source'] {
  const { publishedAt, asOf } = snapshot
  return { period: periodLabel(period), version: row.version, publishedAt, asOf }
}
