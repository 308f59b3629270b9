// What ended an import: the state it is left in, the code and words people get.
import { DomainError } from '../../domain/errors.ts'
import { FileError } from '../reading/fileErrors.ts'
import { storageFault } from '../storageFault.ts'
import { isOutOfMemory, outOfMemory } from './threadLimits.ts'

export interface Failure {
  readonly state: 'failed' | 'cancelled'
  readonly code: string
  readonly detail: string
  /** To be thrown on. */
  readonly error: unknown
}

/** Files that cannot be read, a full disk and a cancellation in words of the catalogue; anything else as it is. */
export function failureOf(error: unknown, signal: AbortSignal | undefined): Failure {
  if (signal?.aborted) {
    const detail = 'the import was cancelled; nothing was imported'
    return {
      state: 'cancelled',
      code: 'conflict',
      detail,
      error: new DomainError('conflict', detail, { cause: error }),
    }
  }
  const known = asDomainError(error)
  const { code, detail } = known ?? { code: 'internal', detail: 'the import failed; nothing was imported' }
  return { state: 'failed', code, detail, error: known ?? error }
}

function asDomainError(error: unknown): DomainError | null {
  if (error instanceof DomainError) return error
  if (error instanceof FileError) return new DomainError(error.code, error.message, { cause: error })
  if (isOutOfMemory(error)) return outOfMemory(error)
  const storage = storageFault(error)
  if (storage !== null) return storage
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'ENOENT' || code === 'EACCES' || code === 'EISDIR') {
    return new DomainError('unreadable_file', 'the file cannot be read', { cause: error })
  }
  return null
}

/** Throws a failed reading on, in words of the catalogue. */
export function importFileError(error: unknown): never {
  throw asDomainError(error) ?? error
}
