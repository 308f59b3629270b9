// What the selected area's cases are about: its three most frequent first-level categories.
import { useQueries } from '@tanstack/react-query'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { casesSearch } from '#web/lib/urlState.ts'
import { AppLink } from '#web/ui/AppLink.tsx'
import type { AreaPlace } from './areaPlace.ts'
import { countQuery } from './queries.ts'
import { topCategories } from './topCategories.ts'

/** Categories asked about at most, as for the chips above the map. */
const MOST_ASKED = 40

export function AreaCategories({ place, total }: { place: AreaPlace; total: number | undefined }) {
  const { t, f, say } = useWords()
  const asked = useAsked(place)
  const counts = useQueries({
    queries: asked.map(({ code }) => countQuery({ ...place.filters, category: [code] }, place.cell)),
  })
  const top = topCategories(asked.map((category, index) => ({ category, count: counts[index]?.data ?? 0 })))
  if (total === undefined || total === 0 || top.length === 0) return null
  const most = top[0]?.count ?? 1
  return (
    <div>
      <h3>{t('map.topCategories')}</h3>
      <ul className="map-top">
        {top.map(({ category, count }) => (
          <li key={category.code}>
            <span>{say(category)}</span>
            <span className="map-top-bar" aria-hidden="true">
              <i style={{ width: `${(count / most) * 100}%` }} />
            </span>
            <AppLink to="/cases" search={{ ...casesSearch(place.casesUrl), category: [category.code] }}>
              {f.countExact(count)}
            </AppLink>
            <span className="muted num">{f.rate(count / total)}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** First-level categories; where the screen is narrowed to some, only those (a sub-item counts as itself). */
function useAsked({ filters }: AreaPlace) {
  const { categories } = useMeta()
  const chosen = filters.category ?? []
  const asked = categories.filter(({ code, parent }) =>
    chosen.length > 0 ? chosen.includes(code) : parent === null,
  )
  return asked.slice(0, MOST_ASKED)
}
