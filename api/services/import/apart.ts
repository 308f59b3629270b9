// Runs an import task in a thread of its own, with limits of its own.
import { Worker } from 'node:worker_threads'
import type { EpochMs } from '#db/units.ts'
import type { ImportProgress } from '../importCases.ts'
import type { ImportTask, ServerMessage, WorkerData, WorkerMessage } from './task.ts'
import {
  IMPORT_LIMITS,
  isOutOfMemory,
  outOfMemory,
  resourceLimits,
  type ThreadLimits,
  tookTooLong,
} from './threadLimits.ts'

export interface Apart {
  /**
   * Resolves when the task is over; what became of it stands in its batch. Rejects where the thread itself died, with
   * DomainError import_limits where it took more memory or time than it may.
   */
  readonly ended: Promise<void>
  cancel(): void
  kill(): Promise<unknown>
}

export interface ApartOptions {
  readonly nowMs: EpochMs
  /** The clock stands still, as a demo's does. */
  readonly isClockFixed?: boolean
  readonly limits?: ThreadLimits
  readonly onProgress: (progress: ImportProgress) => void
}

/** Starts the task on a connection of the thread's own. */
export function performApart(dbPath: string, task: ImportTask, options: ApartOptions): Apart {
  const { nowMs, isClockFixed = false, limits = IMPORT_LIMITS, onProgress } = options
  const data: WorkerData = { entry: './worker.ts', dbPath, task, nowMs, isClockFixed }
  const worker = new Worker(new URL('./worker.mjs', import.meta.url), {
    workerData: data,
    resourceLimits: resourceLimits(limits),
  })
  const ended = new Promise<void>((resolve, reject) => {
    worker.on('message', (message: WorkerMessage) => {
      if (message.type === 'progress') onProgress(message.progress)
    })
    let fault: unknown = null
    const late =
      limits.longestMs === null
        ? undefined
        : setTimeout(() => {
            fault = tookTooLong()
            void worker.terminate()
          }, limits.longestMs)
    worker.once('error', (error) => {
      fault = isOutOfMemory(error) ? outOfMemory(error) : error
    })
    // Only once it has gone is its connection closed.
    worker.once('exit', (code) => {
      clearTimeout(late)
      if (fault === null && code === 0) resolve()
      else reject(fault ?? new Error(`the import thread ended with ${code}`))
    })
  })
  const message: ServerMessage = 'cancel'
  return { ended, cancel: () => worker.postMessage(message), kill: () => worker.terminate() }
}
