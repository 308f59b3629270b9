// The window title: screen · period · product.
import { useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import type { Search } from '#web/lib/search.ts'
import { readView } from '#web/lib/view.ts'

/** Sets `first · period · last`; the period is the view's own, or that of a page about one period. */
export function usePageTitle(parts: readonly [string, string], own?: string): void {
  const { f } = useWords()
  const meta = useMeta()
  const search: Search = useSearch({ strict: false })
  const title = [parts[0], f.period(own ?? readView(search, meta).filters.period), parts[1]].join(' · ')
  useEffect(() => {
    document.title = title
  }, [title])
}
