// Peer groups: who is compared with whom, by kind, all together, by volume, or as listed.
import { DEPARTMENT_KINDS, type Words } from '#db/vocabulary.ts'
import type { Grouping } from '../domain/rules.ts'
import type { DepartmentRow } from './context.ts'

/** What a department is placed by. */
export type Peer = Pick<DepartmentRow, 'id' | 'kind'>

export interface PeerGroup<P extends Peer = DepartmentRow> {
  readonly id: string
  readonly label: Words
  readonly members: readonly P[]
}

/**
 * Splits departments into their peer groups, each department in exactly one; groups without members are left out. By
 * volume: `bands` are the smallest numbers of cases received (of the period) of all bands but the lowest. As listed: the
 * first list that names a department has it, whoever stands in none forms the group `others`.
 */
export function peerGroups<P extends Peer>(
  departments: readonly P[],
  grouping: Grouping,
  receivedOf: (department: P) => number,
): PeerGroup<P>[] {
  const groups = groupsBy(grouping)
  const place = placeBy(grouping, receivedOf)
  return groups
    .map(({ id, label }) => ({ id, label, members: departments.filter((one) => place(one) === id) }))
    .filter(({ members }) => members.length > 0)
}

/** What a grouping is called where its members do not matter. */
export function groupingName(grouping: Grouping): string {
  if (typeof grouping === 'string') return grouping
  return 'bands' in grouping ? 'bands' : 'lists'
}

type Named = Pick<PeerGroup, 'id' | 'label'>

const ALL: Named = { id: 'all', label: { zh: '全部单位', en: 'All departments' } }
const OTHERS: Named = { id: 'others', label: { zh: '其他单位', en: 'Other departments' } }

function groupsBy(grouping: Grouping): Named[] {
  if (grouping === 'all') return [ALL]
  if (grouping === 'kind') return Object.entries(DEPARTMENT_KINDS).map(([id, label]) => ({ id, label }))
  if ('lists' in grouping) return [...grouping.lists.map(({ id, label }) => ({ id, label })), OTHERS]
  return bandsOf(grouping.bands).map((from, i, all) => ({
    id: bandId(from),
    label: bandLabel(from, all[i + 1]),
  }))
}

function placeBy<P extends Peer>(
  grouping: Grouping,
  receivedOf: (department: P) => number,
): (department: P) => string {
  if (grouping === 'all') return () => ALL.id
  if (grouping === 'kind') return ({ kind }) => kind
  if ('lists' in grouping) {
    return ({ id }) => grouping.lists.find(({ departments }) => departments.includes(id))?.id ?? OTHERS.id
  }
  const bands = bandsOf(grouping.bands)
  return (department) => bandId(bands.findLast((from) => from <= receivedOf(department)) ?? 0)
}

const bandsOf = (bounds: readonly number[]): number[] => [0, ...bounds]
const bandId = (from: number): string => `from-${from}`

function bandLabel(from: number, next: number | undefined): Words {
  if (next === undefined) return { zh: `${from} 件以上`, en: `${from} cases or more` }
  return { zh: `${from}–${next - 1} 件`, en: `${from}–${next - 1} cases` }
}
