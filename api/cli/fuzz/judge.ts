// What an answer must be, whatever was asked: no fault of ours, no stack, a problem document where refused, its own schema.
import { Compile } from 'typebox/compile'
import type { Operation } from './operations.ts'
import type { Schema } from './values.ts'

export interface FuzzAnswer {
  readonly status: number
  readonly type: string
  readonly body: string
  readonly ms: number
}

const LONGEST_MS = 10_000
/** Disk full and overload are no faults. */
const DOCUMENTED = [503, 507]
const STACK = /node_modules|\n\s+at [^\n]+:\d+:\d+|SQLITE_[A-Z]+|\.ts:\d+/

const compiled = new WeakMap<Schema, ReturnType<typeof Compile>>()

/** What is wrong with an answer; null = nothing. */
export function faultOf(operation: Operation, method: string, answer: FuzzAnswer): string | null {
  const { status, type, body, ms } = answer
  if (status >= 500 && !DOCUMENTED.includes(status)) return `status ${status}`
  if (STACK.test(body)) return 'a stack'
  if (ms > LONGEST_MS) return `${Math.round(ms)} ms`
  if (method === 'HEAD') return null
  if (status >= 400)
    return type.startsWith('application/problem+json') ? null : `status ${status} as “${type}”`
  return method === operation.method ? schemaFault(operation, answer) : null
}

function schemaFault({ answers }: Operation, { status, type, body }: FuzzAnswer): string | null {
  const schema = answers.get(status)
  if (schema === undefined || !type.startsWith('application/json')) return null
  const check = compiled.get(schema) ?? Compile(schema)
  compiled.set(schema, check)
  const value: unknown = JSON.parse(body)
  if (check.Check(value)) return null
  const [first] = check.Errors(value)
  return `not its schema: ${first?.instancePath} ${first?.message}`
}
