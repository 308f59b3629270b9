// An error in the reader's language, by its code.
import { ApiProblem } from './apiClient.ts'
import type { Translate } from './i18n/types.ts'
import type { errors } from './i18n/zh/errors.ts'

type ErrorKey = keyof typeof errors

/** Codes whose words differ from their own name, or that several codes share. */
const KEYS: Readonly<Record<string, ErrorKey>> = {
  network: 'network',
  not_json: 'not_json',
  timeout: 'timeout',
  unauthorized: 'unauthorized',
  forbidden: 'forbidden',
  not_found: 'not_found',
  validation: 'validation',
  rate_limited: 'rate_limited',
  wrong_credentials: 'wrong_credentials',
  internal: 'internal',
  unavailable: 'unavailable',
}

const BY_STATUS: Readonly<Record<number, ErrorKey>> = {
  400: 'validation',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not_found',
  408: 'timeout',
  429: 'rate_limited',
  500: 'internal',
  502: 'unavailable',
  503: 'unavailable',
  504: 'timeout',
}

/** One sentence for any error; never a stack or a raw code alone. */
export function errorText(error: unknown, t: Translate): string {
  if (!(error instanceof ApiProblem)) return t('errors.page')
  const key = KEYS[error.code] ?? BY_STATUS[error.status]
  return key ? t(`errors.${key}` as 'errors.network') : t('errors.other', { code: error.code })
}
