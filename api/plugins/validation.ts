// Requests are held to their schemas: texts of the address become numbers and lists, bodies are taken as they are.

import type { FastifySchemaCompiler } from 'fastify'
import type { TSchema } from 'typebox'
import { Compile, type Validator } from 'typebox/compile'
import { DomainError, type FieldProblem } from '../domain/errors.ts'

interface Fault {
  readonly keyword: string
  readonly instancePath: string
  readonly params: object
  readonly message: string
}
interface PropertySchema {
  readonly type?: unknown
}

const NUMBER = /^-?\d+(?:\.\d+)?$/

/** Unknown names are refused, not dropped: a mistyped filter must not silently widen what is counted. */
export const validatorCompiler: FastifySchemaCompiler<TSchema> = ({ schema, httpPart }) => {
  const compiled = compiledOf(schema)
  const isText = httpPart !== 'body'
  return (given: unknown) => {
    const value = isText ? fromTexts(schema, given) : given
    return compiled.Check(value) ? { value } : { error: validationError(compiled.Errors(value)) }
  }
}

const known = new WeakMap<TSchema, Validator>()

/** The same schema stands behind several routes and behind every app of a process. */
function compiledOf(schema: TSchema): Validator {
  const compiled = known.get(schema) ?? Compile(schema)
  known.set(schema, compiled)
  return compiled
}

/** The texts of an address in the types its schema wants; what does not fit stays as it is and is refused. */
function fromTexts(schema: TSchema, given: unknown): Record<string, unknown> {
  const properties: Readonly<Record<string, PropertySchema>> =
    'properties' in schema && typeof schema.properties === 'object' ? { ...schema.properties } : {}
  return Object.fromEntries(
    Object.entries(given ?? {}).map(([name, text]) => [name, fromText(properties[name]?.type, text)]),
  )
}

function fromText(type: unknown, text: unknown): unknown {
  if (type === 'array') return Array.isArray(text) ? text : [text]
  if (typeof text !== 'string') return text
  if (type === 'integer' || type === 'number') return NUMBER.test(text) ? Number(text) : text
  if (type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true'
  return text
}

/** What is wrong with a value, every bad field by its name. */
export function validationError(faults: readonly Fault[]): DomainError {
  const fields = faults.flatMap(fieldProblems)
  const detail = fields.map(({ field, message }) => (field ? `${field} ${message}` : message)).join('; ')
  return new DomainError('validation', detail, { fields })
}

function fieldProblems({ keyword, instancePath, params, message }: Fault): FieldProblem[] {
  const at = instancePath.split('/').slice(1).map(unescapePointer)
  const named = (names: unknown, text: string) =>
    (Array.isArray(names) ? names : []).map((name) => ({
      field: [...at, String(name)].join('.'),
      message: text,
    }))
  // Told once more as the object's own fault, which names the field better.
  if (keyword === 'boolean') return []
  if (keyword === 'additionalProperties' && 'additionalProperties' in params) {
    return named(params.additionalProperties, 'is not known here')
  }
  if (keyword === 'required' && 'requiredProperties' in params) {
    return named(params.requiredProperties, 'is missing')
  }
  if (keyword === 'enum' && 'allowedValues' in params && Array.isArray(params.allowedValues)) {
    return [{ field: at.join('.'), message: `must be one of ${params.allowedValues.join(', ')}` }]
  }
  return [{ field: at.join('.'), message }]
}

const unescapePointer = (part: string): string => part.replaceAll('~1', '/').replaceAll('~0', '~')
