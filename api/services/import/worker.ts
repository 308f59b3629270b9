// The thread in which a server imports: a connection of its own, so that nobody who reads ever waits.
import { parentPort, workerData } from 'node:worker_threads'
import { openDb } from '#db/open.ts'
import { type ImportTask, perform, type ServerMessage, type WorkerMessage } from './task.ts'

interface WorkerData {
  readonly dbPath: string
  readonly task: ImportTask
  /** The server's clock is asked once; from then on this thread counts on. */
  readonly nowMs: number
}

async function main({ dbPath, task, nowMs }: WorkerData): Promise<void> {
  const startedAt = performance.now()
  const stop = new AbortController()
  parentPort?.on('message', (message: ServerMessage) => {
    if (message === 'cancel') stop.abort()
  })
  const tell = (message: WorkerMessage) => parentPort?.postMessage(message)
  const db = openDb(dbPath, { mustExist: true, skipMigrations: true })
  try {
    await perform(db, task, {
      now: () => Math.round(nowMs + performance.now() - startedAt),
      signal: stop.signal,
      onProgress: (progress) => tell({ type: 'progress', progress }),
    })
    db.sqlite.pragma('wal_checkpoint(PASSIVE)')
  } finally {
    db.close()
    tell({ type: 'ended' })
    parentPort?.close()
  }
}

await main(workerData as WorkerData)
