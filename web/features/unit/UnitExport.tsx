// The exports of one department: its figures, and its record on one page.
import { useQueryClient } from '@tanstack/react-query'
import { ExportMenu, type ExportSource } from '#web/exports/ExportMenu.tsx'
import { categoriesQuery } from '#web/lib/figureQueries.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { commonSearch, useView } from '#web/lib/urlState.ts'
import { type Unit, useUnitFilters, useUnitKpis } from './useUnit.ts'

export function UnitExport({ unit }: { readonly unit: Unit }) {
  const words = useWords()
  const meta = useMeta()
  const client = useQueryClient()
  const { search, params } = useView()
  const filters = useUnitFilters(unit)
  const { data: kpis } = useUnitKpis(unit)
  const source: ExportSource = {
    describe: kpis
      ? async (stamp) => {
          const [{ unitDocument }, breaches] = await Promise.all([
            import('./unitExport.ts'),
            client.fetchQuery(categoriesQuery(filters)),
          ])
          const address = window.location.href
          return unitDocument({ unit, kpis, breaches, filters, address }, stamp, { meta, words })
        }
      : null,
    paper: {
      to: '/notice/unit/$id',
      params: { id: unit.id },
      search: commonSearch(search, params.scheme === undefined ? {} : { scheme: params.scheme }),
      hint: 'exports.paperUnit',
    },
  }
  return <ExportMenu source={source} />
}
