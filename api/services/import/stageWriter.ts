// Writes staged cases: in this thread, or in one of its own, so that deriving and writing go on at the same time.
import { Worker } from 'node:worker_threads'
import type { Sqlite } from '#db/open.ts'
import { STAGE, stageInserts } from '#db/queries/stage.ts'
import type { CaseSink } from '../writing/caseSink.ts'
import { openTrailLog } from '../writing/trailLog.ts'
import { openPacker, type StageBatch, transferOf, writeBatch } from './stageBatch.ts'
import { IMPORT_LIMITS, resourceLimits } from './threadLimits.ts'

export interface StageWriter {
  readonly sink: CaseSink
  /** Writes what has gathered, once it is worth it; resolves when more may come. */
  room(): Promise<void>
  /** Writes the rest; afterwards the staging file is free for this connection. */
  finish(): Promise<void>
  /** Gives up; nothing is written any more. */
  stop(): Promise<void>
}

/** Cases in a batch: large enough that handing over costs nothing, small enough to keep both threads busy. */
const BATCH = 256
/** Batches handed over and not yet written. */
const MOST_PENDING = 4
/** Batches after which what is staged is committed, so that the stored tables' snapshot is not held for long. */
const COMMIT_EVERY = 40

/** Writes on the connection to which the staging file is attached. */
export function stageWriterHere(sqlite: Sqlite): StageWriter {
  const packer = openPacker()
  const store = openStageStore(sqlite)
  return {
    sink: packer,
    async room() {
      if (packer.size() >= BATCH) store.write(packer.take())
    },
    async finish() {
      store.write(packer.take())
      store.finish()
    },
    stop: async () => {},
  }
}

export interface StageStore {
  write(batch: StageBatch): void
  finish(): void
}

/** The writing itself, in whichever thread it is. */
export function openStageStore(sqlite: Sqlite): StageStore {
  const log = openTrailLog(sqlite, STAGE)
  const inserts = stageInserts(sqlite)
  let batches = 0
  sqlite.exec('BEGIN')
  return {
    write(batch) {
      writeBatch(batch, log, inserts)
      batches += 1
      if (batches % COMMIT_EVERY === 0) sqlite.exec('COMMIT; BEGIN')
    },
    finish: () => {
      sqlite.exec('COMMIT')
    },
  }
}

/** Caller → thread; `null` = that was all. */
export type StageMessage = StageBatch | null
/** Thread → caller: one more batch is written. */
export type StageReply = 'written'

/** Writes in a thread with a connection of its own; the caller must leave the staging file alone until `finish`. */
export function stageWriterApart(dbPath: string, stagePath: string): StageWriter {
  const packer = openPacker()
  const thread = new Worker(new URL('./worker.mjs', import.meta.url), {
    workerData: { entry: './stageThread.ts', dbPath, stagePath },
    resourceLimits: resourceLimits(IMPORT_LIMITS),
  })
  let pending = 0
  let fault: unknown = null
  let wake = () => {}
  const ended = new Promise<void>((resolve) => {
    thread.once('exit', () => {
      resolve()
      wake()
    })
  })
  thread.on('message', (_: StageReply) => {
    pending -= 1
    wake()
  })
  thread.once('error', (error) => {
    fault = error
    wake()
  })
  const send = () => {
    const batch = packer.take()
    pending += 1
    thread.postMessage(batch satisfies StageMessage, transferOf(batch))
  }
  const check = () => {
    if (fault !== null) throw fault
  }
  return {
    sink: packer,
    async room() {
      check()
      if (packer.size() < BATCH) return
      send()
      while (pending > MOST_PENDING && fault === null) {
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
      check()
    },
    async finish() {
      check()
      send()
      thread.postMessage(null satisfies StageMessage)
      await ended
      check()
    },
    async stop() {
      await thread.terminate()
    },
  }
}
