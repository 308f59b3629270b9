// The book of the account that is signed in, loaded once a page, sent whenever the line may be back.
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useSyncExternalStore } from 'react'
import { type BookState, DraftBook } from './book.ts'
import type { Draft } from './draft.ts'
import { sendDraft } from './sendDraft.ts'
import { openDraftStore } from './store.ts'

/** The browser does not always know that a line is back. */
const RETRY_MS = 10_000

const books = new Map<string, DraftBook>()

function bookOf(owner: string): DraftBook {
  const known = books.get(owner)
  if (known !== undefined) return known
  const book = new DraftBook()
  books.set(owner, book)
  void book.load(openDraftStore(), owner)
  return book
}

export interface Drafts extends BookState {
  readonly put: (draft: Draft) => void
  readonly remove: (key: string) => void
  /** Sends what waits; what the server shows is asked for again afterwards. */
  readonly sync: () => void
}

export function useDrafts(owner: string): Drafts {
  const book = bookOf(owner)
  const client = useQueryClient()
  const state = useSyncExternalStore(book.subscribe, () => book.state)
  const sync = useCallback(() => {
    void book
      .sync((draft) => sendDraft(draft, client))
      .then((saved) => {
        if (saved > 0) void client.invalidateQueries({ queryKey: ['inspect'] })
      })
  }, [book, client])
  useEffect(() => {
    if (!state.isReady) return
    sync()
    window.addEventListener('online', sync)
    const timer = setInterval(sync, RETRY_MS)
    return () => {
      window.removeEventListener('online', sync)
      clearInterval(timer)
    }
  }, [state.isReady, sync])
  return {
    ...state,
    put: (draft) => book.put(draft),
    remove: (key) => book.remove(key),
    sync,
  }
}
