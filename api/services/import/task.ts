// What is handed to the import worker and what it tells, as plain data that crosses threads.
import type { Db } from '#db/open.ts'
import type { EpochMs } from '#db/units.ts'
import type { CoordinateSystem } from '#db/vocabulary.ts'
import type { Mapping } from '../../contract/mapping.ts'
import type { RuleSet } from '../../domain/rules.ts'
import { type ImportProgress, importCases } from '../importCases.ts'
import type { EncodingChoice } from '../reading/encoding.ts'
import { withdrawImport } from '../withdrawImport.ts'

export type ImportTask =
  | {
      readonly kind: 'import'
      readonly importId: number
      readonly file: string
      readonly fileName: string
      readonly mapping: Mapping
      readonly crs?: CoordinateSystem | undefined
      readonly zone?: string | undefined
      readonly encoding?: EncodingChoice | undefined
      readonly calendar?: string | undefined
      readonly rules?: RuleSet | undefined
      readonly asOfMs?: EpochMs | undefined
      readonly mode: 'run' | 'check'
      readonly isParallel?: boolean | undefined
      readonly by: string
    }
  | { readonly kind: 'withdraw'; readonly importId: number; readonly by: string }

/** What a thread is started with. */
export interface WorkerData {
  readonly entry: './worker.ts'
  readonly dbPath: string
  readonly task: ImportTask
  /** The caller's clock; from then on the thread counts on, unless it stands still. */
  readonly nowMs: EpochMs
  readonly isClockFixed: boolean
}

/** Worker → server. */
export type WorkerMessage =
  | { readonly type: 'progress'; readonly progress: ImportProgress }
  | { readonly type: 'ended' }

/** Server → worker. */
export type ServerMessage = 'cancel'

export interface TaskTools {
  readonly now: () => EpochMs
  readonly signal: AbortSignal
  readonly onProgress: (progress: ImportProgress) => void
}

/** Does a task on a connection; what becomes of it stands in its batch. */
export async function perform(db: Db, task: ImportTask, tools: TaskTools): Promise<void> {
  if (task.kind === 'withdraw') {
    withdrawImport(db.sqlite, task.importId, { by: task.by, nowMs: tools.now() })
    return
  }
  await importCases(db, { ...task, ...tools })
}
