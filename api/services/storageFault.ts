// A disk that takes nothing more, or nothing at all, in words of the catalogue.
import { DomainError } from '../domain/errors.ts'

/** EFBIG: a limit on the size of files (`ulimit -f`), which is a full disk to whoever meets it. */
const FULL = /^(?:SQLITE_FULL|SQLITE_IOERR_(?:WRITE|FSYNC|TRUNCATE|SHMSIZE)|ENOSPC|EDQUOT|EFBIG)$/
const READ_ONLY = /^(?:SQLITE_READONLY\w*|EROFS)$/

/** `storage_full` or `storage_read_only`; null = something else went wrong. Nothing of the unit of work is stored then. */
export function storageFault(error: unknown): DomainError | null {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (FULL.test(code)) return new DomainError('storage_full', undefined, { cause: error })
  return READ_ONLY.test(code) ? new DomainError('storage_read_only', undefined, { cause: error }) : null
}
