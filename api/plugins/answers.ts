// Ready-made answers: a reading request is worked out once per data version, as-of and address, and then sent from memory.
import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Db } from '#db/open.ts'
import { type Context, contextOf } from '../services/context.ts'

interface Answer {
  readonly text: string
  readonly etag: string
}

const MOST_CHARACTERS = 32_000_000
const TAG_CHARACTERS = 22

/** The answers of one deployment, oldest use first; those of an earlier data version or as-of age out. */
class Answers {
  readonly #known = new Map<string, Answer>()
  #characters = 0

  get(key: string): Answer | undefined {
    const answer = this.#known.get(key)
    if (answer !== undefined) {
      this.#known.delete(key)
      this.#known.set(key, answer)
    }
    return answer
  }

  set(key: string, answer: Answer): void {
    this.#drop(key)
    this.#known.set(key, answer)
    this.#characters += key.length + answer.text.length
    for (const oldest of this.#known.keys()) {
      if (this.#characters <= MOST_CHARACTERS) break
      this.#drop(oldest)
    }
  }

  #drop(key: string): void {
    const answer = this.#known.get(key)
    if (answer === undefined) return
    this.#known.delete(key)
    this.#characters -= key.length + answer.text.length
  }
}

const kept = new WeakMap<Db, Answers>()

/** The context of a request: the deployment as it stands now. */
export const contextFor = ({ server }: FastifyRequest): Context => contextOf(server.db, server.now())

/**
 * Sends what `make` gives for the address, serialised by the route's own schema. Only for answers that follow from data
 * version, as-of and address alone: the same for everybody who may read.
 */
export async function sendAnswer<T>(
  request: FastifyRequest,
  reply: FastifyReply,
  make: (context: Context) => T | Promise<T>,
): Promise<FastifyReply> {
  const context = contextFor(request)
  const answers = answersOf(request.server.db)
  const key = `${context.street.id} ${context.dataVersion} ${context.asOfMs} ${request.url}`
  const known = answers.get(key) ?? ready(reply, await make(context))
  answers.set(key, known)
  return reply.header('etag', known.etag).type('application/json; charset=utf-8').send(known.text)
}

function answersOf(db: Db): Answers {
  const known = kept.get(db) ?? new Answers()
  kept.set(db, known)
  return known
}

function ready(reply: FastifyReply, answer: unknown): Answer {
  const text = String(reply.serialize(answer))
  const hash = createHash('sha256').update(text).digest('base64url').slice(0, TAG_CHARACTERS)
  return { text, etag: `W/"${hash}"` }
}
