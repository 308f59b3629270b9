// How much memory and time an import's threads may take before they are ended, and in which words.
import type { ResourceLimits } from 'node:worker_threads'
import { DomainError } from '../../domain/errors.ts'

export interface ThreadLimits {
  /** Old generation of a thread's heap, MiB; what SQLite holds lies outside. */
  readonly memoryMb: number
  /** Null = as long as it takes: somebody sits before it. */
  readonly longestMs: number | null
}

const HOUR_MS = 3_600_000

/** A million rows take some five minutes on two cores; of each row its number is kept to the end. The rest is for files nobody has seen. */
export const IMPORT_LIMITS: ThreadLimits = { memoryMb: 2048, longestMs: HOUR_MS }

/**
 * A file's rows become objects by the million that nobody needs a moment later. With V8's default of 16 MB half spaces a
 * fifth of the time goes into copying them about.
 */
const YOUNG_GENERATION_MB = 128

export const resourceLimits = ({ memoryMb }: ThreadLimits): ResourceLimits => ({
  maxYoungGenerationSizeMb: Math.min(YOUNG_GENERATION_MB, memoryMb),
  maxOldGenerationSizeMb: memoryMb,
})

/** Whether a thread was ended because its heap was full. */
export const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'

export const outOfMemory = (cause?: unknown): DomainError =>
  new DomainError('import_limits', 'the import needs more memory than it may have; nothing was imported', {
    cause,
  })

export const tookTooLong = (): DomainError =>
  new DomainError('import_limits', 'the import took longer than it may; nothing was imported')
