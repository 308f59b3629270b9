// What the public may read: released bodies as stored, and the list of what was published.
import { listReleases, type PublicRow } from '#db/queries/releases.ts'
import { DomainError } from '../../domain/errors.ts'
import { isoInZone } from '../../domain/time/zone.ts'
import type { Json } from '../../domain/trail/jcs.ts'
import { jcs } from '../../domain/trail/jcs.ts'
import type { Context } from '../context.ts'

export interface ReleaseAsked {
  /** Absent = the latest that went out. */
  readonly period?: string | undefined
  readonly scheme?: string | undefined
}

type Body = { readonly [member: string]: Json }

/** The standing release of a period: the latest version that went out. @throws DomainError not_found. */
export function standingRelease({ db }: Context, { period, scheme }: ReleaseAsked): Body {
  const found = listReleases(db).find(
    (row) =>
      row.body !== null &&
      (period === undefined || row.period === period) &&
      (scheme === undefined || row.schemeId === scheme),
  )
  if (!found?.body) throw new DomainError('not_found', 'nothing was released of this period')
  return JSON.parse(found.body) as Body
}

/** The ranking of a release, without places and categories. */
export function publicBoard(context: Context, asked: ReleaseAsked): string {
  const { places: _places, categories: _categories, ...board } = standingRelease(context, asked)
  return jcs(board)
}

/** Places and categories of a quarter. @throws DomainError not_found where the period has none. */
export function publicHeat(context: Context, asked: ReleaseAsked): string {
  const { groups: _groups, indicators: _indicators, ...rest } = standingRelease(context, asked)
  if (rest.places === null) throw new DomainError('not_found', 'places are released by quarter')
  return jcs(rest)
}

/** Every publication, the latest first; a version that was held back is named, not shown. */
export function publicNotices({ db, zone, street }: Context): string {
  const rows = listReleases(db)
  const items = rows.map((row) => ({
    ...{ period: row.period, kind: row.kind, scheme: row.schemeId, version: row.version, state: row.state },
    publishedAt: row.publishedAtMs === null ? null : isoInZone(row.publishedAtMs, zone),
    isStanding: row.state === 'released' && isLatest(row, rows),
    corrects: row.version === 1 ? null : row.version - 1,
    sha256: row.sha256,
  }))
  return jcs({ street: street.name, items })
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
