// The thread in which a server judges anew: a connection of its own, so that nobody who reads ever waits.
import { parentPort, workerData } from 'node:worker_threads'
import { openDb } from '#db/open.ts'
import { DomainError } from '../../domain/errors.ts'
import { performRules, type RulesMessage, type RulesWorkerData } from './task.ts'

const { dbPath, task } = workerData as RulesWorkerData

const tell = (message: RulesMessage) => parentPort?.postMessage(message)
const db = openDb(dbPath, { mustExist: true, skipMigrations: true })
try {
  tell({ answer: await performRules(db, task) })
} catch (error) {
  if (!(error instanceof DomainError)) throw error
  tell({ code: error.code, detail: error.detail })
} finally {
  db.close()
}
