// A case of a list as the contract has it: how it stands as of an instant, with the unit the asked metric counts.
import type { Unit } from '#db/facts/reader.ts'
import type { CaseRow } from '#db/queries/caseReads.ts'
import type { EpochMs } from '#db/units.ts'
import type { CaseItem } from '../../contract/cases.ts'
import { clockState } from '../../domain/clocks/clock.ts'
import { maskText } from '../../domain/privacy/maskPersonal.ts'
import { isoInZone, MINUTE_MS } from '../../domain/time/zone.ts'
import type { Context } from '../context.ts'
import { perVersion } from '../perVersion.ts'

const idsOf = (rows: readonly { readonly key: number; readonly id: string }[]) =>
  new Map(rows.map(({ key, id }) => [key, id]))

/** Ids of departments and communities by their keys. */
export const dictionaries = perVersion((context) => ({
  departments: idsOf(context.departments),
  communities: idsOf(context.communities),
}))

/** The item of a row as it stood at as-of (standing.ts); telephones and the like inside the title are masked. */
export function caseItem(context: Context, row: CaseRow, asOfMs: EpochMs): CaseItem {
  const { departments, communities } = dictionaries(context)
  const { zone } = context
  return {
    id: row.id,
    source: row.source,
    number: row.number,
    title: row.title === null ? null : maskText(row.title),
    receivedAt: isoInZone(row.receivedAtMs, zone),
    channel: row.channel,
    category1: row.category1,
    category2: row.category2,
    urgency: row.urgency,
    scope: row.scope,
    community: row.communityKey === null ? null : (communities.get(row.communityKey) ?? null),
    firstReceiver: departments.get(row.firstReceiverKey) ?? null,
    department: departments.get(row.departmentKey) ?? null,
    stage: row.stage,
    status: row.status,
    void: row.status === 'void',
    due: row.dueMs === null ? null : isoInZone(row.dueMs, zone),
    dueState: row.hasClock === null ? 'none' : clockState(row, asOfMs),
    provisional: row.isProvisional === 1,
  }
}

/** One unit of a metric: each counts one, however many its row sums. */
export function unitItem(
  context: Context,
  unit: Unit,
  one: { readonly num: number; readonly workedMs: number | null },
): NonNullable<CaseItem['unit']> {
  return {
    at: isoInZone(unit.atMs, context.zone),
    num: one.num,
    den: 1,
    department: dictionaries(context).departments.get(unit.departmentKey) ?? null,
    minutes: one.workedMs === null ? null : one.workedMs / MINUTE_MS,
  }
}
