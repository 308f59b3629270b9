// What a failure says: any thrown value → a problem document (RFC 9457) of the closed catalogue.
import type { Problem } from '../contract/error.ts'
import {
  DomainError,
  ERROR_CODES,
  type ErrorCode,
  type FieldProblem,
  type RunningTask,
} from '../domain/errors.ts'
import { FileError } from '../services/reading/fileErrors.ts'
import { storageFault } from '../services/storageFault.ts'

/** The HTTP status of every code. */
export const STATUS: Readonly<Record<ErrorCode, number>> = {
  validation: 400,
  unknown_period: 400,
  bad_as_of: 400,
  unknown_department: 400,
  unknown_community: 400,
  unknown_category: 400,
  unknown_metric: 400,
  unknown_scheme: 400,
  unknown_account: 400,
  unknown_case: 404,
  unknown_import: 404,
  unknown_appraisal: 404,
  unknown_objection: 404,
  unknown_rectification: 404,
  unknown_sample: 404,
  unknown_record: 404,
  unknown_council: 404,
  unknown_cell: 400,
  unknown_layer: 404,
  unknown_preset: 400,
  unknown_encoding: 400,
  measure_unavailable: 400,
  bad_cursor: 400,
  not_found: 404,
  method_not_allowed: 405,
  unauthorized: 401,
  forbidden: 403,
  bad_credentials: 401,
  locked_out: 429,
  cross_site: 403,
  rate_limited: 429,
  payload_too_large: 413,
  unsupported_media_type: 415,
  conflict: 409,
  import_limits: 413,
  import_busy: 409,
  rules_busy: 409,
  zone_mismatch: 409,
  empty_file: 422,
  unreadable_file: 422,
  xls_not_supported: 422,
  workbook_encrypted: 422,
  workbook_unreadable: 422,
  workbook_too_big: 413,
  sheet_not_found: 422,
  too_many_rows: 413,
  too_many_columns: 413,
  missing_columns: 422,
  mapping_invalid: 422,
  bad_scheme: 422,
  bad_calendar: 422,
  bad_polygons: 422,
  appraisal_state: 409,
  appraisal_blocked: 409,
  holds_personal: 409,
  marks_unconfirmed: 409,
  same_decider: 409,
  sample_state: 409,
  no_free_inspectors: 409,
  stratum_exhausted: 409,
  sample_unfinished: 409,
  not_a_mismatch: 409,
  sent_back_already: 409,
  checks_final: 409,
  already_reached: 409,
  visits_used_up: 409,
  council_state: 409,
  council_blocked: 409,
  same_typist: 409,
  ballot_used: 409,
  ballot_early: 409,
  ballot_late: 409,
  event_order: 409,
  trail_broken: 409,
  storage_full: 507,
  storage_read_only: 507,
  service_unavailable: 503,
  internal: 500,
}

/** What the framework and its plugins throw, by the status they give; any other 4xx is a bad request. */
const BY_STATUS: Readonly<Record<number, ErrorCode>> = {
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not_found',
  405: 'method_not_allowed',
  406: 'unsupported_media_type',
  409: 'conflict',
  413: 'payload_too_large',
  415: 'unsupported_media_type',
  429: 'rate_limited',
  503: 'service_unavailable',
}
/** Databases that are busy or full pass; what failed may be tried again. */
const RETRY_SECONDS = 5

export interface Failure {
  readonly status: number
  readonly code: ErrorCode
  readonly detail: string
  readonly fields: readonly FieldProblem[] | null
  readonly retryAfterSeconds: number | null
  readonly running: RunningTask | null
}

/** Reads any thrown value. Details of what we did not expect stay in the log: 5xx say only their title. */
export function failureOf(error: unknown): Failure {
  if (error instanceof DomainError) return failure(error.code, error)
  if (error instanceof FileError) return failure(error.code, { detail: error.message })
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const storage = storageFault(error)
  if (storage !== null) return failure(storage.code, {})
  if (code.startsWith('SQLITE_BUSY')) {
    return failure('service_unavailable', { retryAfterSeconds: RETRY_SECONDS })
  }
  return failureOfFramework(error)
}

function failureOfFramework(error: unknown): Failure {
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500
  const isOurs = !(status >= 400 && status < 500)
  if (isOurs) return failure(BY_STATUS[status] ?? 'internal', {})
  return failure(BY_STATUS[status] ?? 'validation', {
    detail: error instanceof Error ? error.message : ERROR_CODES.validation.en,
  })
}

function failure(
  code: ErrorCode,
  said: Partial<Pick<DomainError, 'detail' | 'fields' | 'retryAfterSeconds' | 'running'>>,
): Failure {
  const status = STATUS[code]
  const detail = status >= 500 && code === 'internal' ? undefined : said.detail
  return {
    status,
    code,
    detail: detail ?? ERROR_CODES[code].en,
    fields: said.fields ?? null,
    retryAfterSeconds: said.retryAfterSeconds ?? null,
    running: said.running ?? null,
  }
}

/** The body of a failed request. */
export function problemOf(failed: Failure, requestId: string): Problem {
  return {
    type: `urn:pingyi:problem:${failed.code}`,
    title: ERROR_CODES[failed.code].en,
    status: failed.status,
    code: failed.code,
    detail: failed.detail,
    requestId,
    ...(failed.fields === null ? {} : { fields: [...failed.fields] }),
    ...(failed.running === null ? {} : { running: { ...failed.running } }),
  }
}
