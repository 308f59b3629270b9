// Errors in words, by the server's code; `other` where a code has no words of its own (English).
import type { SameKeys } from '../types.ts'
import type { errors as zh } from '../zh/errors.ts'

export const errors: SameKeys<typeof zh> = {
  title: 'Something went wrong',
  notFoundTitle: 'There is no such page',
  notFound: 'The address may have changed, or the link is incomplete.',
  goHome: 'Go to the overview',
  requestId: 'Request {id}',
  network: 'The server cannot be reached; please check the network',
  not_json: 'The server answered with something unreadable',
  timeout: 'The server took too long to answer',
  unauthorized: 'Please sign in first',
  forbidden: 'This account is not permitted to do that',
  not_found: 'Not found',
  validation: 'The request holds a wrong parameter',
  rate_limited: 'Too many requests; please wait a moment',
  wrong_credentials: 'Account or password is wrong',
  internal: 'Internal server error',
  unavailable: 'The service is not available; please try again later',
  other: 'The request failed ({code})',
  page: 'The page met an unexpected error; no data is lost.',
  reload: 'Reload',
}
