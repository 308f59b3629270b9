// What the cells of the list need to speak: words, zone, as-of, and names of units, communities and categories by id.
import { useMemo } from 'react'
import type { Meta } from '#api/contract/meta.ts'
import { type Zone, zoneOf } from '#api/domain/time/zone.ts'
import { useWords, type Words } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'

export interface Names {
  department(id: string | null): string
  community(id: string | null): string
  /** Second-level categories with their first: `设施维护 / 路灯损坏`. */
  category(first: string, second: string | null): string
}

export interface CellWords {
  readonly words: Words
  readonly zone: Zone
  readonly asOf: string
  readonly names: Names
}

export function useCellWords(asOf: string): CellWords {
  const words = useWords()
  const meta = useMeta()
  return useMemo(
    () => ({ words, zone: zoneOf(meta.zone), asOf, names: namesOf(meta, words) }),
    [words, meta, asOf],
  )
}

/** Ids the deployment does not know are shown as they are; none is a dash. */
export function namesOf(meta: Pick<Meta, 'departments' | 'communities' | 'categories'>, words: Words): Names {
  const departments = new Map(meta.departments.map((one) => [one.id, one.name]))
  const communities = new Map(meta.communities.map((one) => [one.id, one.name]))
  const categories = new Map(meta.categories.map((one) => [one.code, words.say(one)]))
  const missing = words.t('format.missing')
  const nameIn = (map: ReadonlyMap<string, string>) => (id: string | null) =>
    id === null ? missing : (map.get(id) ?? id)
  return {
    department: nameIn(departments),
    community: nameIn(communities),
    category: (first, second) => {
      const one = categories.get(first) ?? first
      if (second === null || second === first) return one
      return `${one} / ${categories.get(second) ?? second}`
    },
  }
}
