// `A` accepts and `R` rejects the objection that has the focus, else the first one this account has not decided: both ask first.
import { useEffect, useState } from 'react'
import type { ObjectionVerdict } from '#db/vocabulary.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { mayDo, useSession } from '#web/lib/session.ts'
import { useShortcuts } from '#web/lib/shortcuts.ts'
import { useIsPhone } from '#web/ui/useIsPhone.ts'
import { DecideDialog } from './DecideDialog.tsx'
import type { ObjectionItem } from './queries.ts'

/** Carries the id of an objection's card. */
export const CARD_ID = 'data-objection'

export interface DecideKeysProps {
  /** Objections that are decided on now. */
  readonly items: readonly ObjectionItem[]
}

export function DecideKeys({ items }: DecideKeysProps) {
  const { t } = useWords()
  const { data: who } = useSession()
  const [asked, setAsked] = useState<{ item: ObjectionItem; verdict: ObjectionVerdict } | null>(null)
  const isPhone = useIsPhone()
  const [isDone, setDone] = useState(false)
  // Once the dialog has given the focus back to what no longer is there, it goes on to the next card.
  const [next, setNext] = useState<number | null>(null)
  useEffect(() => {
    if (next === null || asked !== null) return
    const timer = setTimeout(() => {
      document.querySelector<HTMLElement>(`[${CARD_ID}="${next}"]`)?.focus()
      setNext(null)
    })
    return () => clearTimeout(timer)
  }, [next, asked])
  const isDecider = mayDo('decide', who)
  const mine = isDecider ? items.filter((item) => isToDecide(item, who?.username ?? '')) : []
  const ask = (verdict: ObjectionVerdict) => () => {
    const item = mine.find(({ id }) => String(id) === focusedCard()) ?? mine[0]
    setDone(false)
    if (item) setAsked({ item, verdict })
  }
  const scope = 'page' as const
  useShortcuts(
    mine.length === 0
      ? []
      : [
          { keys: 'A', name: t('appraisal.keyAccept'), scope, run: ask('accept') },
          { keys: 'R', name: t('appraisal.keyReject'), scope, run: ask('reject') },
        ],
  )
  return (
    <>
      {mine.length > 0 && !isPhone ? (
        <p className="meta">{t('appraisal.keysHint', { n: mine.length })}</p>
      ) : null}
      <p className="sr-only" role="status">
        {isDone ? t('appraisal.decideDone') : ''}
      </p>
      {asked ? (
        <DecideDialog
          key={`${asked.item.id} ${asked.verdict}`}
          {...asked}
          onClose={() => setAsked(null)}
          onDone={() => {
            setDone(true)
            setNext(nextAfter(items, asked.item.id, who?.username ?? ''))
          }}
        />
      ) : null}
    </>
  )
}

/** The next one this account is to decide, from the top again after the last; the decided one itself where none is left. */
function nextAfter(items: readonly ObjectionItem[], id: number, username: string): number {
  const at = items.findIndex((item) => item.id === id)
  const others = [...items.slice(at + 1), ...items.slice(0, Math.max(0, at))]
  return others.find((item) => isToDecide(item, username))?.id ?? id
}

const isToDecide = ({ state, decisions }: ObjectionItem, username: string): boolean =>
  state === 'submitted' && !decisions.some(({ by }) => by === username)

const focusedCard = (): string | null =>
  document.activeElement?.closest(`[${CARD_ID}]`)?.getAttribute(CARD_ID) ?? null
