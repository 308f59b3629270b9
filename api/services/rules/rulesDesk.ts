// Where a serving process has rules judged: one task at a time, in a thread of its own, given up when it takes too long.
import { Worker } from 'node:worker_threads'
import type { Db } from '#db/open.ts'
import { DomainError } from '../../domain/errors.ts'
import {
  performRules,
  type RulesAnswers,
  type RulesMessage,
  type RulesTask,
  type RulesWorkerData,
} from './task.ts'

export interface RulesDesk {
  /**
   * Performs a task and resolves with its answer.
   * @throws DomainError `rules_busy` while another one runs, naming it and who started it; `service_unavailable` for a preview
   *   that takes over a minute; what the task throws.
   */
  perform<K extends RulesTask['kind']>(task: RulesTask & { readonly kind: K }): Promise<RulesAnswers[K]>
  /** Ends what runs; a write that has not been committed never was. */
  stop(): Promise<void>
}

/** A preview is asked for while somebody waits; what is stored is stored however long it takes. */
const PREVIEW_MS = 60_000

const TASKS = {
  preview: 'a preview of limits',
  rules: 'a change of limits',
  calendarPreview: 'a preview of the calendar',
  calendar: 'a change of the calendar',
} as const satisfies Record<RulesTask['kind'], string>

const busy = ({ kind, by }: RulesTask) =>
  new DomainError('rules_busy', `${TASKS[kind]} by ${by} is being worked out`, {
    running: { what: kind, by },
    retryAfterSeconds: 5,
  })

const isPreview = ({ kind }: RulesTask) => kind === 'preview' || kind === 'calendarPreview'

/** A database in memory, which no thread can share, is worked on in place. */
export function openRulesDesk(db: Db): RulesDesk {
  let running: RulesTask | null = null
  let worker: Worker | null = null
  return {
    async perform(task) {
      if (running !== null) throw busy(running)
      running = task
      try {
        if (db.path === ':memory:') return (await performRules(db, task)) as never
        const data: RulesWorkerData = { entry: '../rules/worker.ts', dbPath: db.path, task }
        worker = new Worker(new URL('../import/worker.mjs', import.meta.url), { workerData: data })
        return (await answerOf(worker, isPreview(task) ? PREVIEW_MS : null)) as never
      } finally {
        running = null
        worker = null
      }
    },
    async stop() {
      await worker?.terminate()
    },
  }
}

function answerOf(worker: Worker, limitMs: number | null): Promise<unknown> {
  return new Promise((resolve, reject) => {
    let late: NodeJS.Timeout | undefined
    const end = (settle: () => void) => {
      clearTimeout(late)
      settle()
    }
    if (limitMs !== null) {
      late = setTimeout(() => {
        void worker.terminate()
        end(() =>
          reject(new DomainError('service_unavailable', 'the preview took too long and was given up')),
        )
      }, limitMs)
    }
    let message: RulesMessage | null = null
    worker.on('message', (told: RulesMessage) => {
      message = told
    })
    worker.once('error', (error) => end(() => reject(error)))
    // Only once the thread has gone is its staging file free.
    worker.once('exit', () => end(() => settleWith(message, resolve, reject)))
  })
}

function settleWith(
  message: RulesMessage | null,
  resolve: (answer: unknown) => void,
  reject: (error: Error) => void,
): void {
  if (message === null) reject(new Error('the thread that judges ended without an answer'))
  else if ('code' in message) reject(new DomainError(message.code, message.detail))
  else resolve(message.answer)
}
