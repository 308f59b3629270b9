// Runs imports beside a serving process: one at a time, each in a thread of its own, with its progress at hand.
import type { Db } from '#db/open.ts'
import type { EpochMs } from '#db/units.ts'
import { DomainError } from '../../domain/errors.ts'
import type { ImportProgress } from '../importCases.ts'
import { type Apart, performApart } from './apart.ts'
import { failIfOpen, recoverImports } from './importFiles.ts'
import { type ImportTask, perform } from './task.ts'
import { IMPORT_LIMITS, type ThreadLimits } from './threadLimits.ts'

export interface RunningJob {
  readonly importId: number
  readonly progress: ImportProgress | null
  /** When it began, by the same clock as `nowMs` of `start`. */
  readonly startedAtMs: EpochMs
}

export interface ImportJobs {
  /** Starts a task. @throws DomainError `import_busy` while another one runs. */
  start(task: ImportTask): void
  running(): RunningJob | null
  /** Asks a running import to stop; false where it does not run. */
  cancel(importId: number): boolean
  /** Resolves when nothing runs any more. */
  idle(): Promise<void>
  /** Cancels what runs and waits for it, at most some seconds. */
  stop(): Promise<void>
}

const STOP_MS = 8000

interface Running extends Apart {
  job: RunningJob
}

/** Jobs of one process over its database; a database in memory, which no thread can share, is worked on in place. */
export function openImportJobs(
  db: Db,
  now: () => EpochMs,
  onEnd: () => void = () => {},
  limits: ThreadLimits = IMPORT_LIMITS,
): ImportJobs {
  let current: Running | null = null
  return {
    start(task) {
      if (current !== null) {
        throw new DomainError('import_busy', `import ${current.job.importId} is running`)
      }
      // What a full disk kept from being marked as failed: once there is room, it is.
      recoverImports(db, now())
      const onProgress = (progress: ImportProgress) => {
        if (current !== null) current.job = { ...current.job, progress }
      }
      const begun =
        db.path === ':memory:'
          ? inPlace(db, task, { now, onProgress })
          : performApart(db.path, task, { nowMs: now(), limits, onProgress })
      const job = { importId: task.importId, progress: null, startedAtMs: now() }
      const ended = begun.ended
        .catch((fault: unknown) => failIfOpen(db, task.importId, { fault, nowMs: now() }))
        .then(onEnd)
        .catch(() => {}) // a batch that could not be marked is marked at the next start
        .finally(() => {
          current = null
        })
      current = { ...begun, job, ended }
    },
    running: () => current?.job ?? null,
    cancel(importId) {
      if (current?.job.importId !== importId) return false
      current.cancel()
      return true
    },
    idle: async () => {
      await current?.ended
    },
    async stop() {
      if (current === null) return
      const { ended, kill, cancel } = current
      cancel()
      const late = setTimeout(kill, STOP_MS)
      await ended.finally(() => clearTimeout(late))
    },
  }
}

interface Tools {
  readonly now: () => EpochMs
  readonly onProgress: (progress: ImportProgress) => void
}

function inPlace(db: Db, task: ImportTask, tools: Tools): Apart {
  const stop = new AbortController()
  const cancel = () => stop.abort()
  // Begins after the caller's answer is out, as a thread would.
  const ended = Promise.resolve().then(() => perform(db, task, { ...tools, signal: stop.signal }))
  return { cancel, ended, kill: async () => cancel() }
}
