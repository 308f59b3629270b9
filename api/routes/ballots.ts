// The ballot of a residents' council, opened by the token of a slip: a page without login or script, and its form.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { isFull } from '../domain/council/ballot.ts'
import { DomainError } from '../domain/errors.ts'
import { contextFor } from '../plugins/answers.ts'
import type { App } from '../plugins/decorations.ts'
import { failureOf } from '../plugins/problems.ts'
import {
  BALLOT_POLICY,
  type BallotAddress,
  ballotPage,
  type FilledIn,
  MOST_COMMENT,
  refusalPage,
  thanksPage,
} from '../services/council/ballotPage.ts'
import { castBallot, type OpenBallot, readBallot, type Slip } from '../services/council/ballots.ts'

const FORM_BYTES = 65_536
const INCOMPLETE = 422
const SERVER_FAULT = 500
const FORM = 'application/x-www-form-urlencoded'

const NOTHING: FilledIn = { choices: [], comment: '', isSent: false }

export function registerBallotRoutes(app: App): void {
  // In a scope of its own: nowhere else is a form's body taken.
  app.register(async (scope) => {
    scope.addContentTypeParser(FORM, { parseAs: 'string', bodyLimit: FORM_BYTES }, (_request, body, done) => {
      done(null, new URLSearchParams(String(body)))
    })
    const options = {
      schema: { hide: true },
      config: { permission: 'vote' as const },
      errorHandler: sendRefusal,
    }
    scope.get('/b/:token', options, (request, reply) => {
      const ballot = readBallot(contextFor(request), slipOf(request))
      return sendPage(reply, ballotPage(ballot, NOTHING, addressOf(request)))
    })
    scope.post('/b/:token', options, (request, reply) => {
      const context = contextFor(request)
      const slip = slipOf(request)
      const ballot = readBallot(context, slip)
      const filled = filledIn(request.body, ballot)
      const digits = filled.choices.map((choice) => choice ?? ' ').join('')
      const shape = { departments: ballot.departments.length, questions: ballot.questions.length }
      if (!isFull(digits, shape)) {
        return sendPage(reply.code(INCOMPLETE), ballotPage(ballot, filled, addressOf(request)))
      }
      castBallot(context, slip, { digits, comment: filled.comment })
      return sendPage(reply, thanksPage(addressOf(request)))
    })
  })
}

function slipOf({ slip }: FastifyRequest): Slip {
  if (slip === null) throw new DomainError('unauthorized')
  return slip
}

/** What a form holds; what it should not hold is no choice. */
function filledIn(body: unknown, { departments, questions }: OpenBallot): FilledIn {
  const form = body instanceof URLSearchParams ? body : new URLSearchParams()
  const choices = Array.from({ length: departments.length * questions.length }, (_, place) => {
    const value = form.get(`q${place}`) ?? ''
    return /^[1-5]$/.test(value) ? value : undefined
  })
  return { choices, comment: (form.get('comment') ?? '').slice(0, MOST_COMMENT), isSent: true }
}

function addressOf({ url, headers }: FastifyRequest): BallotAddress {
  const { pathname, searchParams } = new URL(url, 'http://x')
  const asked = searchParams.get('lang') ?? headers['accept-language'] ?? ''
  return { token: pathname.split('/')[2] ?? '', language: /^en\b/i.test(asked) ? 'en' : 'zh' }
}

const sendPage = (reply: FastifyReply, page: string): FastifyReply =>
  reply
    .header('content-security-policy', BALLOT_POLICY)
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(page)

/** Whoever votes reads words, not a problem document. */
function sendRefusal(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const failed = failureOf(error)
  if (failed.status >= SERVER_FAULT) request.log.error({ err: error }, failed.code)
  if (failed.retryAfterSeconds !== null) reply.header('retry-after', failed.retryAfterSeconds)
  return sendPage(reply.code(failed.status), refusalPage(failed.code, addressOf(request)))
}
