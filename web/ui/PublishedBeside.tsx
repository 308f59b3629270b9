// Beside live ranks of a period that was published with other numbers: that version stands, and the way to it.
import type { Rankings } from '#api/contract/rankings.ts'
import { mayDraw } from '#web/lib/drawn.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { commonSearch, useView } from '#web/lib/urlState.ts'
import { AppLink } from './AppLink.tsx'

/** Nothing where nothing is published, where the numbers are the same, or where the view is narrowed. */
export function PublishedBeside({
  rankings,
  group,
}: {
  readonly rankings: Rankings
  readonly group?: string
}) {
  const { t } = useWords()
  const view = useView()
  const { published, scheme } = rankings
  if (published === null || published.isSame || !mayDraw(view)) return null
  const snapshot = String(published.version)
  return (
    <AppLink
      to="/rank"
      search={commonSearch(view.search, {
        snapshot,
        group: group ?? null,
        scheme: scheme === 'standard' ? null : scheme,
      })}
    >
      {t('figure.publishedBeside', { n: published.version })}
    </AppLink>
  )
}
