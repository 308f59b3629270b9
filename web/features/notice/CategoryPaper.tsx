// The unit's matters on paper: replies due by category, the most frequent first, with those that were late.
import { useQuery } from '@tanstack/react-query'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { useView } from '#web/lib/urlState.ts'
import { PaperTable } from './PaperTable.tsx'
import { categoriesQuery } from './queries.ts'

/** Lines that leave the record on one page. */
const MOST = 8

export function CategoryPaper({ unit }: { readonly unit: string }) {
  const { t, f, say } = useWords()
  const { categories } = useMeta()
  const { filters } = useView()
  const { data } = useQuery(categoriesQuery({ ...filters, department: [unit] }))
  const rows = (data?.series ?? [])
    .filter(({ den }) => den > 0)
    .sort((a, b) => b.den - a.den || (a.key < b.key ? -1 : 1))
    .slice(0, MOST)
  const nameOf = (key: string, text: string) => {
    const category = categories.find(({ code }) => code === key)
    return category ? say(category) : text
  }
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
        {rows.map(({ key, label, num, den }) => (
          <tr key={key}>
            <th scope="row" className="paper-unit">
              {nameOf(key, label)}
            </th>
            <td>{f.integer(den)}</td>
            <td>{f.integer(num)}</td>
            <td>{f.rate(num / den)}</td>
          </tr>
        ))}
      </tbody>
    </PaperTable>
  )
}
