// What the public may read: released bodies as stored, and the list of what was published.
import { listReleases, type PublicRow } from '#db/queries/releases.ts'
import type { AppraisalKind, ReleaseState } from '#db/vocabulary.ts'
import type { PublicResult } from '../../contract/publicResult.ts'
import { DomainError } from '../../domain/errors.ts'
import { parsePeriod } from '../../domain/time/period.ts'
import { isoInZone } from '../../domain/time/zone.ts'
import { type Json, jcs } from '../../domain/trail/jcs.ts'
import type { Context } from '../context.ts'

export interface ReleaseAsked {
  /** Absent = the latest that went out. */
  readonly period?: string | undefined
  readonly scheme?: string | undefined
  readonly kind?: AppraisalKind
}

/**
 * The standing release of a period: the latest version that went out.
 * @throws DomainError unknown_period, not_found.
 */
export function standingRelease({ db, zone }: Context, { period, scheme, kind }: ReleaseAsked): PublicResult {
  if (period !== undefined && parsePeriod(period, zone) === null)
    throw new DomainError('unknown_period', `“${period}” is no period`)
  const found = listReleases(db).find(
    (row) =>
      row.body !== null &&
      (kind === undefined || row.kind === kind) &&
      (period === undefined || row.period === period) &&
      (scheme === undefined || row.schemeId === scheme),
  )
  if (!found?.body) throw new DomainError('not_found', 'nothing was released of this period')
  return JSON.parse(found.body) as PublicResult
}

/** The latest release of the same result before it: what the public had until then. Null = it is the first that went out. */
export function releaseBefore(
  { db }: Context,
  { period, scheme, version }: PublicResult,
): PublicResult | null {
  const found = listReleases(db)
    .filter((row) => row.period === period.id && row.schemeId === scheme && row.version < version)
    .sort((a, b) => b.version - a.version)
    .find(({ body }) => body !== null)
  return found?.body ? (JSON.parse(found.body) as PublicResult) : null
}

/** A part of a release as plain JSON. */
const asJson = (part: Partial<PublicResult>): Json => part as unknown as Json

/** The ranking of a release, without places and categories. */
export function publicBoard(context: Context, asked: ReleaseAsked): string {
  const { places: _places, categories: _categories, ...board } = standingRelease(context, asked)
  return jcs(asJson(board))
}

/** Places and categories of a quarter, the latest where none is named. @throws DomainError unknown_period, not_found. */
export function publicHeat(context: Context, asked: ReleaseAsked): string {
  const {
    groups: _groups,
    indicators: _indicators,
    ...rest
  } = standingRelease(context, {
    ...asked,
    kind: 'quarter',
  })
  return jcs(asJson(rest))
}

export interface PublicNotice {
  readonly period: string
  readonly kind: AppraisalKind
  readonly scheme: string
  readonly version: number
  readonly state: ReleaseState
  readonly publishedAt: string | null
  /** Whether the public sees this version of the period. */
  readonly isStanding: boolean
  /** Version that this one corrects; null = none. */
  readonly corrects: number | null
  /** Of the released bytes; null where it was held back. */
  readonly sha256: string | null
}

/** Every publication, the latest first; a version that was held back is named, not shown. */
export function publicNotices({ db, zone }: Context): PublicNotice[] {
  const rows = listReleases(db)
  return rows.map((row) => ({
    ...{ period: row.period, kind: row.kind, scheme: row.schemeId, version: row.version, state: row.state },
    publishedAt: row.publishedAtMs === null ? null : isoInZone(row.publishedAtMs, zone),
    isStanding: row.state === 'released' && isLatest(row, rows),
    corrects: row.version === 1 ? null : row.version - 1,
    sha256: row.sha256,
  }))
}

/** Whether no later version of the same result went out. */
const isLatest = (row: PublicRow, all: readonly PublicRow[]): boolean =>
  !all.some(
    (other) =>
      other.state === 'released' &&
      other.period === row.period &&
      other.schemeId === row.schemeId &&
      other.version > row.version,
  )
