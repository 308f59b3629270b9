// Runs an import task in a thread of its own, with a heap made for records that live for a moment.
import { Worker } from 'node:worker_threads'
import type { EpochMs } from '#db/units.ts'
import type { ImportProgress } from '../importCases.ts'
import type { ImportTask, ServerMessage, WorkerData, WorkerMessage } from './task.ts'

export interface Apart {
  /** Resolves when the task is over; what became of it stands in its batch. Rejects where the thread itself died. */
  readonly ended: Promise<void>
  cancel(): void
  kill(): Promise<unknown>
}

export interface ApartOptions {
  readonly nowMs: EpochMs
  /** The clock stands still, as a demo's does. */
  readonly isClockFixed?: boolean
  readonly onProgress: (progress: ImportProgress) => void
}

/**
 * A file's rows become objects by the million that nobody needs a moment later. With V8's default of 16 MB half spaces a
 * fifth of the time goes into copying them about; the old space stays as it is.
 */
const YOUNG_GENERATION_MB = 128

/** Starts the task on a connection of the thread's own. */
export function performApart(dbPath: string, task: ImportTask, options: ApartOptions): Apart {
  const { nowMs, isClockFixed = false, onProgress } = options
  const data: WorkerData = { entry: './worker.ts', dbPath, task, nowMs, isClockFixed }
  const worker = new Worker(new URL('./worker.mjs', import.meta.url), {
    workerData: data,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MB },
  })
  const ended = new Promise<void>((resolve, reject) => {
    worker.on('message', (message: WorkerMessage) => {
      if (message.type === 'progress') onProgress(message.progress)
    })
    worker.once('error', reject)
    worker.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`the import thread ended with ${code}`)),
    )
  })
  const message: ServerMessage = 'cancel'
  return { ended, cancel: () => worker.postMessage(message), kill: () => worker.terminate() }
}
