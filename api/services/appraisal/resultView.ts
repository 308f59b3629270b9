// Results of a snapshot as the contract has them.

import { type AppraisalRow, lastMover } from '#db/queries/appraisals.ts'
import type { AppraisalItem, ResultRow as RowView, SnapshotView } from '../../contract/appraisals.ts'
import { totalMovesBetween } from '../../domain/appraisal/moves.ts'
import type { ResultRow } from '../../domain/appraisal/results.ts'
import { DomainError } from '../../domain/errors.ts'
import { parsePeriod } from '../../domain/time/period.ts'
import { isoInZone } from '../../domain/time/zone.ts'
import type { Context } from '../context.ts'
import { periodRef } from '../resolveScope.ts'
import type { StoredSnapshot } from './storedSnapshot.ts'

export function resultRow({ parts, indicators, shortOf, ...row }: ResultRow): RowView {
  return {
    ...row,
    ...(shortOf === undefined ? {} : { shortOf: [...shortOf] }),
    parts: partsView(parts),
    indicators: { ...indicators },
  }
}

export const partsView = (parts: ResultRow['parts']): RowView['parts'] =>
  parts.map(({ receipts, ...part }) => ({
    ...part,
    ...(receipts === undefined ? {} : { receipts: [...receipts] }),
  }))

/** `before` = the snapshot it corrects; null where it corrects none. */
export function snapshotView(
  { snapshot, sha256 }: StoredSnapshot,
  before: StoredSnapshot | null,
): SnapshotView {
  const { stage, asOf, ruleSets, rule, calendar, dataVersion, trail, groups, funding, corrects } = snapshot
  return {
    ...{ sha256, stage, asOf, dataVersion },
    ruleSets: ruleSets.map(({ id, version }) => `${id}@${version}`),
    scheme: `${rule.scheme.id}@${rule.scheme.version}`,
    indicators: rule.scheme.indicators.map(({ metric, weight, min }) => ({ metric, weight, min })),
    calendar: `${calendar.id}@${calendar.version}`,
    trail: { ...trail },
    groups: groups.map(({ id, label, rows, total }) => ({
      ...{ id, label: { ...label }, rows: rows.map(resultRow) },
      total: { ...total, indicators: { ...total.indicators } },
    })),
    funding: funding.map((line) => ({ ...line })),
    corrects:
      corrects === null
        ? null
        : {
            ...corrects,
            moves: corrects.moves.map((move) => ({ ...move })),
            totalMoves: totalMovesBetween(before?.snapshot.groups ?? [], groups).map(
              ({ label, ...move }) => ({ ...move, label: { ...label } }),
            ),
          },
  }
}

/** A version in one line. */
export function appraisalItem(context: Context, row: AppraisalRow, sha256: string | null): AppraisalItem {
  const { zone } = context
  const period = parsePeriod(row.period, zone)
  if (period === null) throw new DomainError('internal', `“${row.period}” is no period`)
  const at = (ms: number | null) => (ms === null ? null : isoInZone(ms, zone))
  return {
    period: periodRef(context, period),
    kind: row.kind,
    scheme: row.schemeId,
    version: row.version,
    state: row.state,
    frozenAt: isoInZone(row.frozenAtMs, zone),
    windowEndsAt: at(row.windowEndsAtMs),
    publishedAt: at(row.publishedAtMs),
    movedBy: lastMover(context.db, row.id),
    sha256,
    reason: row.reason,
  }
}
