// Nothing to show: which of the filters empties the list, each with how many cases would be there without it.
import { useQueries } from '@tanstack/react-query'
import type { CasesQuery } from '#api/contract/cases.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { useView } from '#web/lib/urlState.ts'
import { Button } from '#web/ui/Button.tsx'
import { allOff, fullestFirst, narrowings } from './narrowings.ts'
import { casesQuery } from './queries.ts'

export function EmptyList({ question }: { readonly question: CasesQuery }) {
  const words = useWords()
  const { t, f } = words
  const view = useView()
  const found = narrowings(view, question, { words, meta: useMeta() })
  const answers = useQueries({ queries: found.map(({ without }) => casesQuery(without)) })
  const totals = answers.map((answer) => (answer.isPlaceholderData ? undefined : answer.data?.total))
  if (question.cursor !== undefined)
    return <Button onPress={() => view.set({ cursor: null })}>{t('cases.firstPage')}</Button>
  if (found.length === 0) return <p>{t('cases.emptyPeriod', { period: f.period(view.filters.period) })}</p>
  const isAnyEnough = totals.some((total) => total === undefined || total > 0)
  return (
    <>
      <p>{isAnyEnough ? t('cases.empty') : t('cases.emptyAll')}</p>
      <ul className="cases-empty">
        {fullestFirst(found, totals).map(({ name, patch, total }) => (
          <li key={name}>
            <Button onPress={() => view.set({ ...patch, cursor: null })}>{t('cases.clear', { name })}</Button>
            <span className="meta">{total === undefined ? '' : t('cases.wouldShow', { n: total })}</span>
          </li>
        ))}
      </ul>
      {isAnyEnough ? null : (
        <Button kind="primary" onPress={() => view.set({ ...allOff(found), cursor: null })}>
          {t('cases.clearAll')}
        </Button>
      )}
    </>
  )
}
