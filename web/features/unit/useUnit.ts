// The department of the address, its filters and its ranking: the unit itself is always the one department asked for.

import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { Meta } from '#api/contract/meta.ts'
import { kpisQuery, rankingsQuery } from '#web/lib/figureQueries.ts'
import { indicatorsOf } from '#web/lib/kpiFigures.ts'
import { useMeta } from '#web/lib/meta.tsx'
import { useView } from '#web/lib/urlState.ts'
import type { ViewFilters } from '#web/lib/view.ts'

export type Unit = Meta['departments'][number]

export function useUnit(): Unit | undefined {
  const { departments } = useMeta()
  const { id } = useParams({ strict: false })
  return departments.find((unit) => unit.id === id)
}

/** The view's filters with this unit as the only department. */
export function useUnitFilters(unit: Unit): ViewFilters {
  const { filters } = useView()
  return { ...filters, department: [unit.id] }
}

/** The view's filters with all departments: what the unit is held against. */
export function useGroupFilters(): ViewFilters {
  const { department: _, ...filters } = useView().filters
  return filters
}

export const useUnitKpis = (unit: Unit) => useQuery(kpisQuery(useUnitFilters(unit)))

/** By the scheme of the address; else the one whose indicators the unit has. Null until that is known. */
export function useScheme(unit: Unit): string | null {
  const { schemes } = useMeta()
  const { params } = useView()
  const { data } = useUnitKpis(unit)
  const asked = schemes.find((scheme) => scheme.id === params.scheme)?.id
  if (asked !== undefined) return asked
  if (!data) return null
  return indicatorsOf(data).isRecorded ? 'recorded' : 'standard'
}

export function useUnitRanking(unit: Unit) {
  const filters = useGroupFilters()
  const scheme = useScheme(unit)
  return useQuery({ ...rankingsQuery(filters, scheme ?? 'standard'), enabled: scheme !== null })
}
