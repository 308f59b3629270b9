// Bytes of which no request came: headers too long, no HTTP, a sender that never ends. Answered on the socket, since there is no reply.
import { randomUUID } from 'node:crypto'
import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { ErrorCode } from '../domain/errors.ts'
import { problemOf } from './problems.ts'

interface Said {
  /** Of HTTP, which knows more of them than the catalogue has codes for. */
  readonly status: number
  readonly code: ErrorCode
  readonly detail: string
}

const SAID: Readonly<Record<string, Said>> = {
  HPE_HEADER_OVERFLOW: {
    status: 431,
    code: 'payload_too_large',
    detail: 'address and headers are longer than 16 KiB',
  },
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, code: 'validation', detail: 'the request did not end in time' },
}
const NO_HTTP: Said = { status: 400, code: 'validation', detail: 'this is no HTTP request' }

/** Says what is wrong as a problem document and closes the connection; nothing where it is closed already. */
export function answerClientError(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return
  const said = SAID[error.code ?? ''] ?? NO_HTTP
  const failed = { ...said, fields: null, retryAfterSeconds: null, running: null }
  const body = JSON.stringify(problemOf(failed, randomUUID()))
  const head = [
    `HTTP/1.1 ${said.status} ${STATUS_CODES[said.status] ?? ''}`,
    'content-type: application/problem+json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ]
  if (socket.writable) socket.write(`${head.join('\r\n')}\r\n\r\n${body}`)
  socket.destroy(error)
}
