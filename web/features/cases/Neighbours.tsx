// The case before and after this one in the list the reader came from, by button and by k and j.
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import type { Search } from '#web/lib/search.ts'
import { useShortcuts } from '#web/lib/shortcuts.ts'
import { type UseView, useView } from '#web/lib/urlState.ts'
import type { CaseList } from '#web/record/queries.ts'
import { Button } from '#web/ui/Button.tsx'
import { KeyHint } from '#web/ui/KeyHint.tsx'
import { listQuestion } from './listQuestion.ts'
import { type Beside, besides } from './neighbourCases.ts'
import { placeOfPage } from './pages.ts'
import { casesQuery } from './queries.ts'

export function Neighbours({ id }: { readonly id: string }) {
  const { t } = useWords()
  const view = useView()
  const navigate = useNavigate()
  const { before, after } = useBesides(id, view)
  const go = (to: Beside | null) => {
    if (to !== null)
      void navigate({ to: '/cases/$id', params: { id: to.id }, search: withCursor(view.search, to.cursor) })
  }
  useShortcuts([
    { keys: 'j', name: t('cases.nextCase'), scope: 'page', run: () => go(after) },
    { keys: 'k', name: t('cases.previousCase'), scope: 'page', run: () => go(before) },
  ])
  if (before === null && after === null) return null
  return (
    <>
      <Button isDisabled={before === null} onPress={() => go(before)}>
        {t('cases.previousCase')} <KeyHint keys="k" />
      </Button>
      <Button isDisabled={after === null} onPress={() => go(after)}>
        {t('cases.nextCase')} <KeyHint keys="j" />
      </Button>
    </>
  )
}

/** The page the case stands on; at its ends the pages beside it, where the visit knows them. */
function useBesides(id: string, view: UseView) {
  const question = listQuestion(view)
  const cursor = question.cursor
  const page = useQuery(casesQuery(question))
  const data = page.isPlaceholderData ? undefined : page.data
  const ids = idsOf(data)
  const at = ids.indexOf(id)
  const isFirst = at === 0
  const isLast = at >= 0 && at === ids.length - 1
  const earlier = isFirst ? (placeOfPage(cursor)?.before ?? undefined) : undefined
  const hasEarlier = isFirst && cursor !== undefined && placeOfPage(cursor) !== null
  const next = isLast ? (data?.next ?? undefined) : undefined
  const beforePage = useQuery({ ...casesQuery(atCursor(question, earlier)), enabled: hasEarlier })
  const afterPage = useQuery({ ...casesQuery(atCursor(question, next)), enabled: next !== undefined })
  return besides(id, {
    here: { ids, cursor },
    before: hasEarlier
      ? { ids: idsOf(beforePage.isPlaceholderData ? undefined : beforePage.data), cursor: earlier }
      : null,
    after:
      next === undefined
        ? null
        : { ids: idsOf(afterPage.isPlaceholderData ? undefined : afterPage.data), cursor: next },
  })
}

const idsOf = (data: CaseList | undefined): readonly string[] => [
  ...new Set(data?.items.map((item) => item.id) ?? []),
]

function atCursor(question: ReturnType<typeof listQuestion>, cursor: string | undefined) {
  const { cursor: _, ...rest } = question
  return cursor === undefined ? rest : { ...rest, cursor }
}

function withCursor(search: Search, cursor: string | undefined): Search {
  const { cursor: _, ...rest } = search
  return cursor === undefined ? rest : { ...rest, cursor: [cursor] }
}
