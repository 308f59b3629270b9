// Nothing to show: which of the filters empties the list, each with how many cases would be there without it.
import { useQueries } from '@tanstack/react-query'
import type { CasesQuery } from '#api/contract/cases.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { useView } from '#web/lib/urlState.ts'
import { Button } from '#web/ui/Button.tsx'
import { narrowings } from './narrowings.ts'
import { casesQuery } from './queries.ts'

export function EmptyList({ question }: { readonly question: CasesQuery }) {
  const words = useWords()
  const { t, f } = words
  const view = useView()
  const found = narrowings(view, question, { words, meta: useMeta() })
  const totals = useQueries({
    queries: found.map(({ without }) => casesQuery(without)),
  })
  const isReached = question.cursor !== undefined
  return (
    <>
      <p>
        {found.length === 0
          ? t('cases.emptyPeriod', { period: f.period(view.filters.period) })
          : t('cases.empty')}
      </p>
      {isReached ? <Button onPress={() => view.set({ cursor: null })}>{t('cases.firstPage')}</Button> : null}
      <ul className="cases-empty">
        {found.map(({ name, patch }, index) => {
          const total = totals[index]?.data?.total
          return (
            <li key={name}>
              <Button onPress={() => view.set({ ...patch, cursor: null })}>
                {t('cases.clear', { name })}
              </Button>
              <span className="meta">{total === undefined ? '' : t('cases.wouldShow', { n: total })}</span>
            </li>
          )
        })}
      </ul>
    </>
  )
}
