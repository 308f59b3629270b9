import { expect, test } from 'vitest'
import type { Grouping } from '../domain/rules.ts'
import { groupingName, peerGroups } from './peerGroups.ts'

const departments = (['committee', 'property', 'committee', 'office'] as const).map((kind, key) => ({
  key,
  id: `d${key}`,
  name: `单位${key}`,
  kind,
}))
const received = [10, 49, 50, 200]
const groupsBy = (grouping: Grouping) =>
  peerGroups(departments, grouping, ({ key }) => received[key] ?? 0).map(({ id, label, members }) => [
    id,
    label.zh,
    members.map((member) => member.id).join(' '),
  ])

test('by kind and all together, groups without members are left out', () => {
  expect(groupsBy('kind').map(([id, , members]) => [id, members])).toEqual([
    ['committee', 'd0 d2'],
    ['property', 'd1'],
    ['office', 'd3'],
  ])
  expect(groupsBy('all')).toEqual([['all', '全部单位', 'd0 d1 d2 d3']])
})

test('a band begins with its bound', () => {
  expect(groupsBy({ bands: [50, 100, 200] })).toEqual([
    ['from-0', '0–49 件', 'd0 d1'],
    ['from-50', '50–99 件', 'd2'],
    ['from-200', '200 件以上', 'd3'],
  ])
})

test('the first list that names a department has it, nobody is left out', () => {
  const list = (id: string, ...members: string[]) => ({ id, label: { zh: id, en: id }, departments: members })
  expect(groupsBy({ lists: [list('old', 'd3', 'd0'), list('new', 'd0', 'd9')] })).toEqual([
    ['old', 'old', 'd0 d3'],
    ['others', '其他单位', 'd1 d2'],
  ])
})

test('a grouping has a name', () => {
  expect(['kind', 'bands', 'lists']).toEqual([
    groupingName('kind'),
    groupingName({ bands: [1] }),
    groupingName({ lists: [] }),
  ])
})
