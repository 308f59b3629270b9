// The queue of records: left the record, right the six items; saving leads on to the next.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { CheckQueue } from '#api/contract/checks.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useShortcuts } from '#web/lib/shortcuts.ts'
import { useView } from '#web/lib/urlState.ts'
import { AppLink } from '#web/ui/AppLink.tsx'
import { QueryState } from '#web/ui/QueryState.tsx'
import type { DeskProps } from '../desk/Desk.tsx'
import { DeskHead } from '../desk/DeskHead.tsx'
import { itemAfter, itemAt } from '../desk/next.ts'
import { checkQueueQuery, prefetchRecord } from '../desk/queries.ts'
import { checkKey } from '../drafts/draft.ts'
import { Checking } from './Checking.tsx'
import { ShownRecord } from './ShownRecord.tsx'

export function CheckDesk(desk: DeskProps) {
  const query = useQuery(checkQueueQuery(desk.inspection.batch.id))
  return (
    <QueryState query={query} height="36rem" lines={12}>
      {(queue) => <Queue desk={desk} queue={queue} />}
    </QueryState>
  )
}

const MINUTE_S = 60

function Queue({ desk, queue }: { readonly desk: DeskProps; readonly queue: CheckQueue }) {
  const { t, f } = useWords()
  const { params, set } = useView()
  const { owner, drafts } = desk
  const { batch } = queue
  const items = queue.items.map((item) => {
    const key = checkKey({ owner, sampleId: batch.id, caseId: item.caseId }, item.kind)
    return { ...item, isDone: item.isDone || drafts.drafts.get(key)?.state === 'waiting' }
  })
  const item = itemAt(items, params.item)
  const next = item && itemAfter(items, item)
  usePrefetch(batch, next)
  const onward = () => (next === undefined ? undefined : set({ item: next.caseId }))
  useShortcuts([{ keys: 's', name: t('inspect.skip'), scope: 'page', run: onward }])
  const done = items.filter(({ isDone }) => isDone).length
  const left = items.length - done
  const pace =
    queue.medianSeconds === null
      ? null
      : t('inspect.pace', {
          seconds: f.integer(queue.medianSeconds),
          minutes: f.integer(Math.ceil((left * queue.medianSeconds) / MINUTE_S)),
        })
  return (
    <>
      <DeskHead
        what={t('inspect.checked')}
        done={done}
        total={items.length}
        note={pace}
        item={`${item?.kind} ${item?.caseId}`}
        drafts={drafts}
      />
      {left === 0 ? <AllDone batchId={batch.id} /> : null}
      {item === undefined ? null : (
        <div className="check-split">
          <ShownRecord caseId={item.caseId} asOf={batch.asOf} place={items.indexOf(item) + 1} />
          <Checking
            key={`${item.kind} ${item.caseId}`}
            desk={desk}
            item={item}
            onSaved={onward}
            onSkip={next === undefined ? null : onward}
          />
        </div>
      )}
    </>
  )
}

function usePrefetch(batch: CheckQueue['batch'], next: CheckQueue['items'][number] | undefined): void {
  const client = useQueryClient()
  const { caseId, kind } = next ?? {}
  const { id, asOf } = batch
  useEffect(() => {
    if (caseId === undefined || kind === undefined) return
    prefetchRecord(client, { batch: { id, asOf }, caseId, kind })
  }, [client, id, asOf, caseId, kind])
}

function AllDone({ batchId }: { readonly batchId: number }) {
  const { t } = useWords()
  return (
    <p className="strip strip-grey" role="status">
      {t('inspect.allChecked')}
      <AppLink to="/supervise" search={{ tab: ['visit'], batch: [String(batchId)] }}>
        {t('inspect.toVisits')}
      </AppLink>
    </p>
  )
}
