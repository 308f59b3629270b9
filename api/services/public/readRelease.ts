// What of a version the public sees, in names instead of keys: as it was released, or as it would be.
import { type AppraisalRow, findAppraisal } from '#db/queries/appraisals.ts'
import { listObjections } from '#db/queries/objections.ts'
import { findRelease } from '#db/queries/releases.ts'
import type { Release, ReleaseTable } from '../../contract/releases.ts'
import type { Snapshot } from '../../domain/appraisal/snapshot.ts'
import type { PublicCells, Refusal } from '../../domain/privacy/publicCells.ts'
import { isoInZone } from '../../domain/time/zone.ts'
import { type AppraisalName, storedOf } from '../appraisal/asked.ts'
import { publishedSnapshot } from '../appraisal/buildSnapshot.ts'
import { snapshotObjections } from '../appraisal/objectionView.ts'
import { readSnapshot } from '../appraisal/storedSnapshot.ts'
import type { Context } from '../context.ts'
import { publicKOf } from './publicK.ts'
import { planRelease } from './releaseResult.ts'

type Numbers = Release['hidden'][number]
type Words = Numbers['named'][number]['name']

/**
 * A version that is not published is planned as if it were now, with the objections accepted so far.
 * @throws DomainError unknown_period, unknown_scheme, unknown_appraisal.
 */
export function readRelease(context: Context, name: AppraisalName): Release {
  const { row } = storedOf(context, name)
  const { snapshot } = readSnapshot(context.db, row.id)
  const stored = findRelease(context.db, row.id)
  const { cells, refusals } =
    stored === undefined
      ? planRelease(context, asPublished(context, row, snapshot))
      : {
          cells: JSON.parse(stored.cells) as PublicCells,
          refusals: JSON.parse(stored.refusals) as readonly Refusal[],
        }
  const nameOf = namesIn(context, snapshot)
  const hidden = Object.entries(cells).flatMap(([key, { isShown }]) => (isShown ? [] : [key]))
  return {
    ...{ period: row.period, scheme: row.schemeId, version: row.version },
    ...{ state: stored?.state ?? null, sha256: stored?.sha256 ?? null },
    ...{ k: publicKOf(snapshot), numbers: Object.keys(cells).length },
    hidden: byTable(hidden, nameOf),
    refusals: refusals.map(({ code, cells: keys }) => ({ code, numbers: byTable(keys, nameOf) })),
  }
}

function asPublished(context: Context, row: AppraisalRow, draft: Snapshot): Snapshot {
  const { db, zone, asOfMs } = context
  const before = findAppraisal(db, {
    ...{ period: row.period, schemeId: row.schemeId, version: row.version - 1 },
  })
  const isOpen = listObjections(db, row.id).length > 0
  return publishedSnapshot(draft, {
    objections: isOpen ? snapshotObjections(db, row.id) : [],
    publishedAt: isoInZone(asOfMs, zone),
    before: before === undefined ? null : readSnapshot(db, before.id).snapshot,
  })
}

interface Key {
  readonly table: ReleaseTable
  readonly id: string
  readonly metric: string | null
}

/** A key of api/domain/privacy/publicCells.ts in its parts; ids hold no bar that matters, since they stand last. */
function partsOf(key: string): Key {
  const [kind = '', , second = '', third = '', ...rest] = key.split('|')
  if (kind === 'board') return { table: third as ReleaseTable, id: rest.join('|'), metric: second }
  if (kind === 'place') return { table: second as ReleaseTable, id: [third, ...rest].join('|'), metric: null }
  return { table: 'category', id: second, metric: null }
}

const TABLES: readonly ReleaseTable[] = ['department', 'group', 'community', 'category', 'total', 'cell']

function byTable(keys: readonly string[], nameOf: (key: Key) => Words): Numbers[] {
  const parts = keys.map(partsOf)
  return TABLES.flatMap((table) => {
    const own = parts.filter((one) => one.table === table)
    const named = table === 'cell' ? [] : own.map((one) => ({ name: nameOf(one), metric: one.metric }))
    return own.length === 0 ? [] : [{ table, count: own.length, named }]
  })
}

const NO_COMMUNITY: Words = { zh: '未定位到社区', en: 'in no community' }

/** Names as the snapshot and the street have them; an id that nobody knows any more stands for itself. */
function namesIn({ communities, categories, street }: Context, { groups }: Snapshot): (key: Key) => Words {
  const same = (name: string): Words => ({ zh: name, en: name })
  const names: Readonly<Record<string, Map<string, Words>>> = {
    department: new Map(groups.flatMap(({ rows }) => rows.map(({ id, name }) => [id, same(name)]))),
    group: new Map(groups.map(({ id, label }) => [id, { ...label }])),
    community: new Map([['', NO_COMMUNITY], ...communities.map(({ id, name }) => [id, same(name)] as const)]),
    category: new Map(categories.map(({ code, zh, en }) => [code, { zh, en }])),
    total: new Map([['', same(street.name)]]),
  }
  return ({ table, id }) => names[table]?.get(id) ?? same(id)
}
