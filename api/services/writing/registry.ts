// Departments, communities and categories under their keys; those a file names for the first time are added on the way.

import type { Sqlite } from '#db/open.ts'
import {
  addCategory,
  insertDepartment,
  listCategoryRows,
  listCommunityRows,
  listDepartmentRows,
  writeCommunity,
} from '#db/queries/street.ts'
import { CATEGORIES, type DepartmentKind, isCode } from '#db/vocabulary.ts'

export interface Registry {
  /** Key of a department; an unknown one is added with the kind noted for it, else the default kind. */
  departmentKey(id: string): number
  /** Notes kinds of departments that may be new. */
  noteKinds(kinds: Readonly<Record<string, DepartmentKind>>): void
  /** Key of a community by id or name; an unknown one is added without a polygon. */
  communityKey(name: string): number
  noteCategory(category1: string, category2: string | null): void
  /** Ids of departments added so far. */
  newDepartments(): readonly string[]
  /** Stores what was added. */
  flush(sqlite: Sqlite, streetId: string): void
}

interface CategoryCode {
  readonly code: string
  readonly parent: string | null
}

interface Fresh {
  readonly departments: string[]
  readonly communities: string[]
  readonly categories: CategoryCode[]
}

/** A registry over what is stored; new entries stand in memory until they are flushed. */
export function openRegistry(sqlite: Sqlite, defaultKind: DepartmentKind): Registry {
  const departments = new Map(listDepartmentRows(sqlite).map((row) => [row.id, row.key]))
  const communities = communityNames(sqlite)
  const categories = new Set(listCategoryRows(sqlite).map(({ code }) => code))
  const kinds = new Map<string, DepartmentKind>()
  const fresh: Fresh = { departments: [], communities: [], categories: [] }
  let lastDepartment = Math.max(0, ...departments.values())
  let lastCommunity = Math.max(0, ...communities.values())
  const noteCode = (code: string, parent: string | null) => {
    if (categories.has(code)) return
    categories.add(code)
    fresh.categories.push({ code, parent })
  }
  return {
    departmentKey(id) {
      const known = departments.get(id)
      if (known !== undefined) return known
      lastDepartment += 1
      departments.set(id, lastDepartment)
      fresh.departments.push(id)
      return lastDepartment
    },
    noteKinds(stated) {
      for (const [id, kind] of Object.entries(stated)) if (!kinds.has(id)) kinds.set(id, kind)
    },
    communityKey(name) {
      const known = communities.get(name)
      if (known !== undefined) return known
      lastCommunity += 1
      communities.set(name, lastCommunity)
      fresh.communities.push(name)
      return lastCommunity
    },
    noteCategory(category1, category2) {
      noteCode(category1, null)
      if (category2 !== null) noteCode(category2, category1)
    },
    newDepartments: () => fresh.departments,
    flush(target, streetId) {
      for (const id of fresh.departments) {
        const row = { key: departments.get(id) ?? 0, id, name: id, kind: kinds.get(id) ?? defaultKind }
        insertDepartment(target, streetId, row)
      }
      for (const id of fresh.communities) {
        const known = { households: null, population: null, geometry: null }
        writeCommunity(target, streetId, { ...known, key: communities.get(id) ?? 0, id, name: id })
      }
      for (const category of fresh.categories) addCategory(target, categoryRow(category))
    },
  }
}

/** Ids win over names that are some other community's id. */
function communityNames(sqlite: Sqlite): Map<string, number> {
  const rows = listCommunityRows(sqlite)
  return new Map([
    ...rows.map((row) => [row.name, row.key] as const),
    ...rows.map((row) => [row.id, row.key] as const),
  ])
}

/** Words of the built-in first level; elsewhere the source's own word in both languages. */
function categoryRow({ code, parent }: CategoryCode) {
  if (parent === null && isCode(CATEGORIES, code)) return { code, parent, ...CATEGORIES[code] }
  const word = parent === null ? code : code.slice(parent.length + 1)
  return { code, parent, zh: word, en: word }
}
