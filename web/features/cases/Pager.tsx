// How many there are, which of them are shown, and the way to the pages before and after.
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useView } from '#web/lib/urlState.ts'
import type { CaseList } from '#web/record/queries.ts'
import { Button } from '#web/ui/Button.tsx'
import { placeOfPage } from './pages.ts'

export interface PagerProps {
  readonly data: CaseList
  readonly cursor: string | undefined
  readonly isFoot?: boolean
}

export function Pager({ data, cursor, isFoot = false }: PagerProps) {
  const { t } = useWords()
  const hasPages = cursor !== undefined || data.next !== null
  if (isFoot && !hasPages) return null
  return (
    <div className="cases-pager">
      <p className={isFoot ? 'meta' : undefined} role={isFoot ? undefined : 'status'}>
        <b>{t('cases.total', { n: data.total })}</b>
        {hasPages ? <Shown data={data} cursor={cursor} /> : null}
      </p>
      {hasPages ? <Steps data={data} cursor={cursor} isFoot={isFoot} /> : null}
    </div>
  )
}

/** Which rows these are; after a shared link only how many. */
function Shown({ data, cursor }: PagerProps) {
  const { t, f } = useWords()
  const place = placeOfPage(cursor)
  const n = data.items.length
  const said =
    place === null
      ? t('cases.shownSome', { n })
      : t('cases.shown', { from: f.integer(place.offset + 1), to: f.integer(place.offset + n) })
  return <span className="muted"> · {said}</span>
}

function Steps({ data, cursor, isFoot }: PagerProps) {
  const { t } = useWords()
  const { set } = useView()
  const place = placeOfPage(cursor)
  const go = (to: string | null) => {
    set({ cursor: to })
    document.getElementById('content')?.scrollIntoView({ block: 'start' })
  }
  return (
    <nav className="row" aria-label={isFoot ? t('cases.pagesFoot') : t('cases.pages')}>
      {cursor === undefined ? null : (
        <Button size="small" onPress={() => go(place?.before ?? null)}>
          {place === null ? t('cases.firstPage') : t('cases.previousPage')}
        </Button>
      )}
      {data.next === null ? null : (
        <Button size="small" onPress={() => go(data.next)}>
          {t('cases.nextPage')}
        </Button>
      )}
    </nav>
  )
}
