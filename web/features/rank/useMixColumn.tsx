// The optional column beside the raw rates: the heaviest indicator against the same cases in the group, never instead.
import { useQuery } from '@tanstack/react-query'
import type { Rankings } from '#api/contract/rankings.ts'
import { type MixRow, mixRows } from '#web/lib/caseMix.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useView } from '#web/lib/urlState.ts'
import { AppLink } from '#web/ui/AppLink.tsx'
import type { Column } from '#web/ui/Table.tsx'
import { useMetricName } from '#web/ui/useMetricName.ts'
import { Verdict } from '#web/ui/Verdict.tsx'
import { caseMixQuery } from './queries.ts'
import type { Ranked } from './rankRows.ts'
import { useScheme } from './useRanking.ts'

const LAYER = 'mix'

/** Whether the address asks for the column, and the switch. */
export function useMixShown() {
  const { params, set } = useView()
  const isShown = params.layer === LAYER
  return { isShown, toggle: () => set({ layer: isShown ? null : LAYER }) }
}

/** Null where it is not asked for. */
export function useMixColumn({
  indicators,
  snapshot,
}: Pick<Rankings, 'indicators' | 'snapshot'>): Column<Ranked> | null {
  const { t } = useWords()
  const { filters } = useView()
  const isShown = useMixShown().isShown && snapshot === undefined
  const { data } = useQuery({ ...caseMixQuery(filters, useScheme()), enabled: isShown })
  const [main] = indicators.toSorted((a, b) => b.weight - a.weight)
  const name = useMetricName(main?.metric ?? '')
  if (!isShown || !main) return null
  return {
    id: 'mix',
    head: (
      <span className="rank-two-lines">
        <span>{t('rank.mix')}</span> <span>{name}</span>
      </span>
    ),
    name: `${t('rank.mix')} ${name}`,
    align: 'end',
    className: 'rank-mix',
    cell: ({ row }) => {
      const rows = data ? mixRows(data, row.department.id) : []
      return <Ratio row={rows.find(({ metric }) => metric === main.metric)} unit={row.department.id} />
    },
  }
}

/** It opens where what went wrong and what was expected of it are counted out. */
function Ratio({ row, unit }: { readonly row: MixRow | undefined; readonly unit: string }) {
  const { t, f } = useWords()
  if (!row || row.figure.ratio === null) return '\u2014'
  const { ratio, lo, hi } = row.figure
  return (
    <>
      <AppLink to="/unit/$id" params={{ id: unit }} hash="mix">
        <Verdict kind={row.kind}>{t('rank.mixTimes', { ratio: f.score(ratio) })}</Verdict>
      </AppLink>
      <span className="meta">{`${f.score(lo)}–${f.score(hi)}`}</span>
    </>
  )
}
