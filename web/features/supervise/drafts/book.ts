// The drafts of the account at this desk: in memory for the page, in the store for after it, and sent in the order changed.
import type { Draft } from './draft.ts'
import type { DraftStore } from './store.ts'

/** What became of a draft that was sent. */
export type Sent =
  | { readonly is: 'saved'; readonly version: number | null }
  | { readonly is: 'lost' }
  | { readonly is: 'conflict' }
  | { readonly is: 'refused'; readonly code: string }

export type Send = (draft: Draft) => Promise<Sent>

export interface BookState {
  /** False until what the store holds has been read: before that nothing may be entered. */
  readonly isReady: boolean
  /** False where this browser keeps nothing: then drafts live as long as the page. */
  readonly isKept: boolean
  readonly drafts: ReadonlyMap<string, Draft>
}

export class DraftBook {
  #state: BookState = { isReady: false, isKept: true, drafts: new Map() }
  #store: DraftStore | null = null
  #isSending = false
  readonly #listeners = new Set<() => void>()

  get state(): BookState {
    return this.#state
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  async load(open: Promise<DraftStore | null>, owner: string): Promise<void> {
    this.#store = await open
    const kept = (await this.#store?.list(owner).catch(() => [])) ?? []
    const drafts = new Map(kept.map((draft) => [draft.key, draft]))
    this.#set({ isReady: true, isKept: this.#store !== null, drafts })
  }

  put(draft: Draft): void {
    this.#set({ ...this.#state, drafts: new Map(this.#state.drafts).set(draft.key, draft) })
    this.#store?.put(draft).catch(() => this.#set({ ...this.#state, isKept: false }))
  }

  remove(key: string): void {
    const drafts = new Map(this.#state.drafts)
    drafts.delete(key)
    this.#set({ ...this.#state, drafts })
    this.#store?.remove(key).catch(() => undefined)
  }

  /** Sends what waits, one after the other; stops at the first that is lost on the way. Resolves to how many were answered. */
  async sync(send: Send): Promise<number> {
    if (this.#isSending) return 0
    this.#isSending = true
    let answered = 0
    try {
      for (let draft = this.#next(); draft !== undefined; draft = this.#next()) {
        const sent = await send(draft)
        if (sent.is === 'lost') break
        this.#settle(draft, sent)
        answered += 1
      }
    } finally {
      this.#isSending = false
    }
    return answered
  }

  #next(): Draft | undefined {
    const waiting = [...this.#state.drafts.values()].filter(({ state }) => state === 'waiting')
    return waiting.sort((one, other) => one.changedAtMs - other.changedAtMs)[0]
  }

  /** What was changed while it was on its way stays, written over what was saved. */
  #settle(draft: Draft, sent: Exclude<Sent, { is: 'lost' }>): void {
    const now = this.#state.drafts.get(draft.key)
    if (now === undefined) return
    if (sent.is === 'conflict') this.put({ ...now, state: 'conflict' })
    else if (sent.is === 'refused') this.put({ ...now, state: 'refused', code: sent.code })
    else if (now === draft) this.remove(draft.key)
    else if (now.kind !== 'visit' && sent.version !== null) {
      this.put({ ...now, entry: { ...now.entry, version: sent.version } })
    }
  }

  #set(state: BookState): void {
    this.#state = state
    for (const listener of this.#listeners) listener()
  }
}
