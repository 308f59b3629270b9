// Drafts on this device: IndexedDB, flushed to the disk with every change, so that neither a killed tab nor a power cut loses one.
import type { Draft } from './draft.ts'

export interface DraftStore {
  /** Of one account, in the order changed. */
  readonly list: (owner: string) => Promise<readonly Draft[]>
  readonly put: (draft: Draft) => Promise<void>
  readonly remove: (key: string) => Promise<void>
}

const DATABASE = 'pingyi'
const TABLE = 'drafts'

/** Opens the store; null where the browser keeps nothing (a private window of some, storage switched off). */
export async function openDraftStore(): Promise<DraftStore | null> {
  if (typeof indexedDB === 'undefined') return null
  const opening = indexedDB.open(DATABASE, 1)
  opening.onupgradeneeded = () => opening.result.createObjectStore(TABLE, { keyPath: 'key' })
  const database = await answered(opening).catch(() => null)
  if (database === null) return null
  const table = (mode: IDBTransactionMode) =>
    database.transaction(TABLE, mode, { durability: 'strict' }).objectStore(TABLE)
  return {
    list: async (owner) => {
      const all: readonly Draft[] = await answered(table('readonly').getAll())
      return all
        .filter((draft) => draft.owner === owner)
        .sort((one, other) => one.changedAtMs - other.changedAtMs)
    },
    put: (draft) => committed(table('readwrite').put(draft)),
    remove: (key) => committed(table('readwrite').delete(key)),
  }
}

function answered<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

/** Written is what the transaction says is, not the request in it. */
function committed(request: IDBRequest): Promise<void> {
  return new Promise((resolve, reject) => {
    const { transaction } = request
    if (transaction === null) return resolve()
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error)
  })
}
