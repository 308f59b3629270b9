// The thread that writes what another one derives: it hashes, links and inserts, on a connection of its own.
import { parentPort, workerData } from 'node:worker_threads'
import { openDb } from '#db/open.ts'
import { joinStage } from '#db/queries/stage.ts'
import { openStageStore, type StageMessage, type StageReply } from './stageWriter.ts'

interface ThreadData {
  readonly dbPath: string
  readonly stagePath: string
}

const { dbPath, stagePath } = workerData as ThreadData
const db = openDb(dbPath, { mustExist: true, skipMigrations: true })
joinStage(db.sqlite, stagePath)
const store = openStageStore(db.sqlite)

parentPort?.on('message', (batch: StageMessage) => {
  if (batch === null) {
    store.finish()
    db.close()
    parentPort?.close()
    return
  }
  store.write(batch)
  parentPort?.postMessage('written' satisfies StageReply)
})
