// Answers are written by their schemas: what a schema does not name is dropped. Each schema is compiled once a process.

import build from 'fast-json-stringify'
import type { FastifySerializerCompiler } from 'fastify'
import type { TSchema } from 'typebox'

type Serializer = (answer: unknown) => string

const compiled = new WeakMap<TSchema, Serializer>()

/** The same schema stands behind many routes (every problem does) and behind every app of a process. */
export const serializerCompiler: FastifySerializerCompiler<TSchema> = ({ schema }) => {
  const known = compiled.get(schema) ?? build(schema)
  compiled.set(schema, known)
  return known
}
