// The unit's matters on paper: replies due by category, the most frequent first, with those that were late.
import { useQuery } from '@tanstack/react-query'
import { PaperTable } from '#web/exports/paper/PaperTable.tsx'
import { categoriesQuery } from '#web/lib/figureQueries.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { useView } from '#web/lib/urlState.ts'
import { mattersOf } from './matters.ts'

export function CategoryPaper({ unit }: { readonly unit: string }) {
  const words = useWords()
  const { t, f } = words
  const { categories } = useMeta()
  const { filters } = useView()
  const { data } = useQuery(categoriesQuery({ ...filters, department: [unit] }))
  const rows = data ? mattersOf(data, categories, words) : []
  return (
    <PaperTable caption={t('notice.categories')}>
      <thead>
        <tr>
          <th scope="col" className="paper-unit">
            {t('notice.category')}
          </th>
          <th scope="col">{t('notice.dueReplies')}</th>
          <th scope="col">{t('notice.late')}</th>
          <th scope="col">{t('notice.rate')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ code, name, due, late, rate }) => (
          <tr key={code}>
            <th scope="row" className="paper-unit">
              {name}
            </th>
            <td>{f.integer(due)}</td>
            <td>{f.integer(late)}</td>
            <td>{f.rate(rate)}</td>
          </tr>
        ))}
      </tbody>
    </PaperTable>
  )
}
