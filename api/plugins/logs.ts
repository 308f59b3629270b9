// What the log may say of a request or an error: addresses without their values, words without anybody's numbers.
import type { FastifyServerOptions } from 'fastify'
import { maskText } from '../domain/privacy/maskPersonal.ts'

type Logger = FastifyServerOptions['logger']

interface LoggedRequest {
  readonly method: string
  readonly url: string
  readonly ip: string
}

const SERIALIZERS = {
  req: ({ method, url, ip }: LoggedRequest) => ({ method, url: loggedAddress(url), remoteAddress: ip }),
  err: loggedError,
}

/** The logger's options with serializers that let no personal data through; false stays false. */
export function personless(logger: Logger): NonNullable<Logger> {
  if (logger === undefined || logger === false) return false
  return { ...(logger === true ? {} : logger), serializers: SERIALIZERS }
}

/** The path with numbers in it masked, and the names of the parameters alone: `/api/v1/cases?q&period`. */
export function loggedAddress(url: string): string {
  const [path = '', query] = url.split('?', 2)
  const names = query === undefined ? [] : [...new URLSearchParams(query).keys()]
  return `${maskText(withoutToken(decoded(path)))}${names.length > 0 ? `?${maskText(withoutToken(names.join('&')))}` : ''}`
}

/** What could be the token of a slip, whose 22 characters residents type: wherever it was put by mistake. */
const SLIP = /(?<![\w-])[\w-]{22}(?![\w-])/g

/** The token of a slip is its holder's alone, and which slip came when is told nobody; the address of a screen holds its token. */
const withoutToken = (path: string): string =>
  path
    .replace(/^\/b\/[^/]+/, '/b/*')
    .replace(SLIP, '*')
    .replace(/^\/s\/.*/, '/s/…')

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

interface LoggedError {
  readonly [member: string]: unknown
  readonly type: string
  readonly message: string
  readonly stack: string
  readonly code?: string
  readonly cause?: LoggedError
}

/** Type, words, stack and causes; nothing else that hangs on an error, such as the statement it failed in. */
function loggedError(error: unknown): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: maskText(String(error)), stack: '' }
  const { name, message, stack = '' } = error
  return {
    type: name,
    message: maskText(message),
    stack: maskText(stack),
    ...('code' in error ? { code: String(error.code) } : {}),
    ...(error.cause instanceof Error ? { cause: loggedError(error.cause) } : {}),
  }
}
