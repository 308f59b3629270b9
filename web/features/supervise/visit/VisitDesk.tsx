// The queue of residents: one phone card at a time; who was not reached comes round again, three times at most.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { VisitQueue } from '#api/contract/checks.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useShortcuts } from '#web/lib/shortcuts.ts'
import { useView } from '#web/lib/urlState.ts'
import { caseQuery } from '#web/record/queries.ts'
import { QueryState } from '#web/ui/QueryState.tsx'
import type { DeskProps } from '../desk/Desk.tsx'
import { DeskHead } from '../desk/DeskHead.tsx'
import { itemAfter, itemAt } from '../desk/next.ts'
import { visitQueueQuery } from '../desk/queries.ts'
import type { VisitDraft } from '../drafts/draft.ts'
import type { Drafts } from '../drafts/useDrafts.ts'
import { PhoneCard } from './PhoneCard.tsx'
import { Visiting } from './Visiting.tsx'

export function VisitDesk(desk: DeskProps) {
  const query = useQuery(visitQueueQuery(desk.inspection.batch.id))
  return (
    <QueryState query={query} height="36rem" lines={12}>
      {(queue) => <Queue desk={desk} queue={queue} />}
    </QueryState>
  )
}

const MOST_ATTEMPTS = 3

type Item = VisitQueue['items'][number]

/** Attempts that wait to be sent count as made. */
function withWaiting(item: Item, drafts: Drafts, sampleId: number): Item & { readonly made: number } {
  const waiting = [...drafts.drafts.values()].filter(
    (draft): draft is VisitDraft =>
      draft.kind === 'visit' &&
      draft.state === 'waiting' &&
      draft.sampleId === sampleId &&
      draft.caseId === item.caseId &&
      draft.entry.attempt > item.attempts.length,
  )
  const made = item.attempts.length + waiting.length
  const isEnded = waiting.some(({ entry }) => entry.reached !== 'no')
  return { ...item, made, isDone: item.isDone || isEnded || made >= MOST_ATTEMPTS }
}

function Queue({ desk, queue }: { readonly desk: DeskProps; readonly queue: VisitQueue }) {
  const { t, f } = useWords()
  const { params, set } = useView()
  const { batch, ended } = queue
  const items = queue.items.map((item) => withWaiting(item, desk.drafts, batch.id))
  const item = itemAt(items, params.item)
  const next = item && itemAfter(items, item)
  usePrefetch(next?.caseId, batch.asOf)
  const onward = () => (next === undefined ? undefined : set({ item: next.caseId }))
  useShortcuts([{ keys: 's', name: t('inspect.skip'), scope: 'page', run: onward }])
  const done = items.filter(({ isDone }) => isDone).length
  const note = t('inspect.ended', {
    reached: f.integer(ended.reached),
    notReached: f.integer(ended.notReached),
  })
  return (
    <>
      <DeskHead
        what={t('inspect.visited')}
        done={done}
        total={items.length}
        note={note}
        item={`${item?.caseId} ${item?.made}`}
        drafts={desk.drafts}
      />
      {done < items.length ? null : (
        <p className="strip strip-grey" role="status">
          {t('inspect.allVisited')}
        </p>
      )}
      {item === undefined ? null : (
        <div className="visit" key={`${item.caseId} ${item.made}`}>
          <PhoneCard batch={batch} item={item} place={items.indexOf(item) + 1} />
          <Visiting
            desk={desk}
            item={item}
            onSaved={onward}
            onSkip={next === undefined || next.caseId === item.caseId ? null : onward}
          />
        </div>
      )}
    </>
  )
}

function usePrefetch(caseId: string | undefined, asOf: string): void {
  const client = useQueryClient()
  useEffect(() => {
    if (caseId !== undefined) void client.prefetchQuery(caseQuery(caseId, asOf))
  }, [client, caseId, asOf])
}
