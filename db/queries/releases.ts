// Public releases: insert, and read in the order in which they went out.
import { and, asc, desc, eq, getTableColumns, isNotNull, isNull } from 'drizzle-orm'
import type { Db } from '../open.ts'
import { appraisal } from '../schema/appraisal.ts'
import { publicRelease } from '../schema/release.ts'

export type ReleaseRow = typeof publicRelease.$inferSelect

export function insertRelease(db: Db, row: ReleaseRow): void {
  db.drizzle.insert(publicRelease).values(row).run()
}

export function findRelease(db: Db, appraisalId: number): ReleaseRow | undefined {
  return db.drizzle.select().from(publicRelease).where(eq(publicRelease.appraisalId, appraisalId)).get()
}

/** Cells of every release that went out, oldest first. */
export function releasedCells(db: Db): string[] {
  return db.drizzle
    .select({ cells: publicRelease.cells })
    .from(publicRelease)
    .innerJoin(appraisal, eq(appraisal.id, publicRelease.appraisalId))
    .where(eq(publicRelease.state, 'released'))
    .orderBy(asc(appraisal.publishedAtMs), asc(appraisal.id))
    .all()
    .map(({ cells }) => cells)
}

const WITH_APPRAISAL = {
  period: appraisal.period,
  kind: appraisal.kind,
  schemeId: appraisal.schemeId,
  version: appraisal.version,
  appraisalState: appraisal.state,
  publishedAtMs: appraisal.publishedAtMs,
  state: publicRelease.state,
  body: publicRelease.body,
  sha256: publicRelease.sha256,
  refusals: publicRelease.refusals,
}

export interface PublicRow {
  readonly period: string
  readonly kind: 'month' | 'quarter'
  readonly schemeId: string
  readonly version: number
  readonly appraisalState: (typeof appraisal.$inferSelect)['state']
  readonly publishedAtMs: number | null
  readonly state: ReleaseRow['state']
  readonly body: string | null
  readonly sha256: string | null
  readonly refusals: string
}

/** Every publication, the latest first. */
export function listReleases(db: Db): PublicRow[] {
  return db.drizzle
    .select(WITH_APPRAISAL)
    .from(publicRelease)
    .innerJoin(appraisal, eq(appraisal.id, publicRelease.appraisalId))
    .orderBy(desc(appraisal.publishedAtMs), desc(appraisal.id))
    .all()
}

/** Published versions that were never planned for the public, in the order of their publication. */
export function unreleased(db: Db): (typeof appraisal.$inferSelect)[] {
  return db.drizzle
    .select(getTableColumns(appraisal))
    .from(appraisal)
    .leftJoin(publicRelease, eq(appraisal.id, publicRelease.appraisalId))
    .where(and(isNotNull(appraisal.publishedAtMs), isNull(publicRelease.appraisalId)))
    .orderBy(asc(appraisal.publishedAtMs), asc(appraisal.id))
    .all()
}

/**
 * Community, position and first-level category of cases, by their ids (`source:number`); unknown ids are left out. A position marked as
 * a default is none.
 */
export function placesOfCases(
  db: Db,
  ids: readonly string[],
): {
  readonly community: string | null
  readonly lng: number | null
  readonly lat: number | null
  readonly category: string
}[] {
  return db.sqlite
    .prepare<
      [string],
      { community: string | null; lng: number | null; lat: number | null; category: string }
    >(
      `SELECT k.id AS community, c.category1 AS category,
         CASE WHEN d.lng_e6 IS NULL THEN c.lng END AS lng, CASE WHEN d.lng_e6 IS NULL THEN c.lat END AS lat
       FROM json_each(?) AS wanted JOIN cases AS c ON c.id = wanted.value
         LEFT JOIN community AS k ON k.key = c.community_key
         LEFT JOIN default_position AS d ON d.is_marked = 1 AND c.lng IS NOT NULL
           AND d.lng_e6 = CAST(round(c.lng * 1e6) AS INTEGER) AND d.lat_e6 = CAST(round(c.lat * 1e6) AS INTEGER)`,
    )
    .all(JSON.stringify(ids))
}
