// One request of an operation: address, headers and body, good, at the edges or broken.
import type { Random } from '../prove/random.ts'
import type { Operation } from './operations.ts'
import { type Making, type Mode, nastyText, pick, type Schema, valueFor } from './values.ts'

export interface FuzzRequest {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly payload: string | null
}

export interface Asking {
  readonly random: Random
  readonly pool: Making['pool']
  /** Session cookies by role; null = nobody. */
  readonly cookies: readonly (string | null)[]
}

const BOUNDARY = 'fuzz'
const OTHER_METHODS = ['HEAD', 'OPTIONS', 'PUT', 'PATCH', 'DELETE', 'POST', 'GET']
const OWN_SESSION = new Set(['signIn', 'signOut'])

/** The next request of a stream. */
export function requestOf(operation: Operation, { random, pool, cookies }: Asking): FuzzRequest {
  const mode = pick<Mode>(random, [
    'valid',
    'valid',
    'valid',
    'boundary',
    'boundary',
    'broken',
    'broken',
    'broken',
  ])
  const making = { random, mode, pool }
  const body = bodyOf(operation, making)
  // Signing in and out would end the session that the other requests need.
  const cookie = OWN_SESSION.has(operation.id) ? null : pick(random, cookies)
  const isOther = mode === 'broken' && random() < 0.05
  return {
    method: isOther ? pick(random, OTHER_METHODS) : operation.method,
    url: urlOf(operation, making),
    headers: { ...body.headers, ...(cookie === null ? {} : { cookie }), ...headersOf(making) },
    payload: body.payload,
  }
}

function urlOf({ path, parameters }: Operation, making: Making): string {
  const { random, mode } = making
  const query = new URLSearchParams()
  let url = path
  for (const { name, in: place, required, schema } of parameters) {
    if (place === 'path') {
      url = url.replace(`{${name}}`, segment(schema, name, making))
      continue
    }
    if (!required && random() >= 0.3) continue
    const value = valueFor(schema, name, making)
    for (const one of Array.isArray(value) ? value : [value]) query.append(name, textOf(one))
  }
  if (mode === 'broken' && random() < 0.2) query.append(nastyText(random), nastyText(random))
  const text = query.toString()
  return text === '' ? url : `${url}?${text}`
}

/** Mostly written as it should be; a broken one as it is, escapes and all. */
function segment(schema: Schema, name: string, making: Making): string {
  const text = textOf(valueFor(schema, name, making))
  const isRaw = making.mode === 'broken' && making.random() < 0.3 && /^[\x21-\x7e]+$/.test(text)
  return isRaw ? text : encodeURIComponent(text.toWellFormed())
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : String(JSON.stringify(value)))

function bodyOf(operation: Operation, making: Making) {
  const { random, mode } = making
  if (operation.id === 'addImport') return uploadOf(making)
  if (operation.body === null) return { headers: {}, payload: null }
  const text = JSON.stringify(valueFor(operation.body, operation.id, making))
  if (mode !== 'broken' || random() < 0.8) return json(text)
  const wrongs = [
    text.slice(0, -1),
    `${text}${text}`,
    '['.repeat(5000),
    `${'{"a":'.repeat(5000)}`,
    '',
    'null',
    '"a"',
    '[]',
  ]
  return random() < 0.8
    ? json(pick(random, wrongs))
    : {
        headers: {
          'content-type': pick(random, ['text/plain', 'application/xml', 'x', 'multipart/form-data']),
        },
        payload: text,
      }
}

const json = (payload: string) => ({ headers: { 'content-type': 'application/json' }, payload })

/** An upload is described by no schema: a small form, whole or broken. */
function uploadOf({ random, mode }: Making) {
  const part = (name: string, file: string, content: string) =>
    `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${name}"${file}\r\n\r\n${content}\r\n`
  const mark = pick(random, ['preview', 'check', 'run', 'nonsense'])
  const fileName = mode === 'broken' ? nastyText(random).replaceAll(/["\r\n]/g, '') : 'cases.csv'
  const content =
    mode === 'valid' ? '编号,受理时间,首接单位\r\nF1,2026-09-01 09:00,居委会\r\n' : nastyText(random)
  const parts = part('mode', '', mark) + part('file', `; filename="${fileName}"`, content)
  const end = mode === 'broken' && random() < 0.5 ? '' : `--${BOUNDARY}--\r\n`
  return {
    headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
    payload: `${parts}${end}`,
  }
}

function headersOf({ random, mode }: Making): Record<string, string> {
  if (mode === 'valid' || random() < 0.7) return {}
  return pick(random, [
    { 'if-none-match': '*' },
    { 'if-none-match': 'W/"x", "y"' },
    { accept: 'text/html' },
    { 'accept-encoding': 'br;q=0, *;q=0' },
    { 'accept-encoding': 'gzip' },
    { origin: 'http://evil.example' },
    { 'sec-fetch-site': 'cross-site' },
    { 'x-forwarded-for': '1.2.3.4' },
    { 'x-http-method-override': 'DELETE' },
    { range: 'bytes=0-0' },
    { 'content-encoding': 'gzip' },
    { cookie: 'pingyi=nobody' },
  ])
}
