// The last good programme, kept twice for days without a network: in the browser's database and in its small store.

export interface Kept {
  readonly token: string | null
  /** The programme as it came; null = none yet. */
  readonly text: string | null
  readonly etag: string | null
  /** The server took the screen away. */
  readonly isPaused: boolean
  /** When the server last answered, ms UTC by its clock. */
  readonly heardMs: number
}

export interface Keeper {
  /** What was kept last in either store; null = nothing. Never fails. */
  load(): Promise<Kept | null>
  /** Keeps it in both; a store that is full or refused is passed over. */
  save(kept: Kept): void
}

const NAME = 'pingyi-screen'
const STORE = 'kept'

export function browserKeeper(): Keeper {
  return {
    async load() {
      const [small, large] = [fromStorage(), await fromDatabase()]
      if (small === null || large === null) return small ?? large
      return large.heardMs > small.heardMs ? large : small
    },
    save(kept) {
      try {
        localStorage.setItem(NAME, JSON.stringify(kept))
      } catch {
        // Full or refused: the database has it.
      }
      withStore('readwrite', (store) => store.put(kept, NAME)).catch(() => undefined)
    },
  }
}

function fromStorage(): Kept | null {
  try {
    return keptOf(JSON.parse(localStorage.getItem(NAME) ?? 'null'))
  } catch {
    return null
  }
}

/** A database that never answers must not keep the screen dark. */
const DATABASE_MS = 3000

function fromDatabase(): Promise<Kept | null> {
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), DATABASE_MS))
  const read = withStore('readonly', (store) => store.get(NAME)).then(keptOf, () => null)
  return Promise.race([read, late])
}

function keptOf(given: unknown): Kept | null {
  if (typeof given !== 'object' || given === null) return null
  const { token, text, etag, isPaused, heardMs } = given as Partial<Kept>
  return {
    token: typeof token === 'string' ? token : null,
    text: typeof text === 'string' ? text : null,
    etag: typeof etag === 'string' ? etag : null,
    isPaused: isPaused === true,
    heardMs: typeof heardMs === 'number' ? heardMs : 0,
  }
}

function withStore<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const open = indexedDB.open(NAME, 1)
    open.onupgradeneeded = () => open.result.createObjectStore(STORE)
    open.onerror = () => reject(open.error)
    open.onsuccess = () => {
      const request = act(open.result.transaction(STORE, mode).objectStore(STORE))
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
      request.transaction?.addEventListener('complete', () => open.result.close())
    }
  })
}
