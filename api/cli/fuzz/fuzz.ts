// Asks a running app whatever its own OpenAPI document allows, and what it does not, and judges every answer.
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import type { InjectOptions } from 'fastify'
import type { App } from '../../plugins/decorations.ts'
import { randomFor } from '../prove/random.ts'
import { type FuzzAnswer, faultOf } from './judge.ts'
import { type Operation, operationsOf } from './operations.ts'
import { type Asking, type FuzzRequest, requestOf } from './requests.ts'
import { pick } from './values.ts'

export interface Fuzzing extends Omit<Asking, 'random'> {
  readonly app: App
  readonly seed: string
  readonly requests: number
}

export interface Fuzzed {
  readonly faults: readonly {
    readonly request: FuzzRequest
    readonly fault: string
    readonly index: number
  }[]
  readonly byStatus: ReadonlyMap<number, number>
  readonly operations: number
  readonly slowestMs: number
}

/** Every so many requests go over a connection, the others are injected. */
const SOCKET_EVERY = 20
const MOST_FAULTS = 50

/**
 * Request i is drawn from stream i of the seed: the same one for every size of the run. The app must be ready; where it
 * listens, a twentieth goes over the line. What changes the deployment changes it for the requests that follow.
 */
export async function fuzz({ app, seed, requests, pool, cookies }: Fuzzing): Promise<Fuzzed> {
  const operations = operationsOf(app.swagger())
  const faults: Fuzzed['faults'][number][] = []
  const byStatus = new Map<number, number>()
  let slowestMs = 0
  for (let index = 0; index < requests && faults.length < MOST_FAULTS; index++) {
    const random = randomFor(seed, index)
    const operation = chosen(operations, random)
    const request = requestOf(operation, { random, pool, cookies })
    const answer = await asked(app, request, index)
    byStatus.set(answer.status, (byStatus.get(answer.status) ?? 0) + 1)
    slowestMs = Math.max(slowestMs, answer.ms)
    const fault = faultOf(operation, request.method, answer)
    if (fault !== null) faults.push({ request, fault, index })
  }
  return { faults, byStatus, operations: operations.length, slowestMs }
}

/** Signing in costs a password's hash each time: it comes a tenth as often. */
function chosen(operations: readonly Operation[], random: Asking['random']): Operation {
  const first = pick(random, operations)
  return first.id === 'signIn' && random() < 0.9 ? pick(random, operations) : first
}

async function asked(app: App, request: FuzzRequest, index: number): Promise<FuzzAnswer> {
  const startedAt = performance.now()
  const address = app.server.address()
  const isOnLine = typeof address === 'object' && address !== null && index % SOCKET_EVERY === 0
  const answer = isOnLine ? await onLine(address, request) : await injected(app, request)
  return { ...answer, ms: performance.now() - startedAt }
}

type Told = Omit<FuzzAnswer, 'ms'>

async function injected(app: App, { method, url, headers, payload }: FuzzRequest): Promise<Told> {
  const options: InjectOptions = {
    method: method as NonNullable<InjectOptions['method']> & 'GET',
    url,
    headers: { ...headers },
    ...(payload === null ? {} : { payload }),
  }
  const answer = await app.inject(options)
  return toldOf(answer.statusCode, answer.headers, answer.body)
}

/** A packed answer is judged by its status alone. */
function toldOf(status: number, headers: http.OutgoingHttpHeaders, body: string): Told {
  const type = String(headers['content-type'] ?? '')
  if (headers['content-encoding'] === undefined) return { status, type, body }
  return { status, type: status >= 400 ? type : '', body: '' }
}

/** An answer that is no HTTP at all is status 599: a fault like any other. */
function onLine({ port }: AddressInfo, { method, url, headers, payload }: FuzzRequest): Promise<Told> {
  return new Promise((resolve) => {
    const request = http.request(
      { host: '127.0.0.1', port, method, path: url, headers, agent: false },
      (answer) => {
        const pieces: Buffer[] = []
        answer.on('data', (piece: Buffer) => pieces.push(piece))
        answer.on('end', () => {
          resolve(toldOf(answer.statusCode ?? 0, answer.headers, Buffer.concat(pieces).toString('utf8')))
        })
      },
    )
    request.on('error', ({ message }) => resolve({ status: 599, type: '', body: message }))
    // Without a length a body of HEAD or DELETE would be read as the next request.
    if (payload !== null) request.setHeader('content-length', Buffer.byteLength(payload))
    request.end(payload ?? undefined)
  })
}
