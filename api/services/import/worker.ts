// The thread in which a server imports: a connection of its own, so that nobody who reads ever waits.
import { parentPort, workerData } from 'node:worker_threads'
import { openDb } from '#db/open.ts'
import { perform, type ServerMessage, type WorkerData, type WorkerMessage } from './task.ts'

async function main({ dbPath, task, nowMs, isClockFixed }: WorkerData): Promise<void> {
  const startedAt = performance.now()
  const stop = new AbortController()
  parentPort?.on('message', (message: ServerMessage) => {
    if (message === 'cancel') stop.abort()
  })
  const tell = (message: WorkerMessage) => parentPort?.postMessage(message)
  const db = openDb(dbPath, { mustExist: true, skipMigrations: true })
  try {
    await perform(db, task, {
      now: () => (isClockFixed ? nowMs : Math.round(nowMs + performance.now() - startedAt)),
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
