// The operations of an OpenAPI document, as far as a fuzzer needs them.
import { type Schema, schemaIn } from './values.ts'

export interface Operation {
  readonly id: string
  readonly method: string
  /** With `{name}` where a parameter stands. */
  readonly path: string
  readonly parameters: readonly {
    readonly name: string
    readonly in: string
    readonly required: boolean
    readonly schema: Schema
  }[]
  readonly body: Schema | null
  /** JSON schema of the answer by status. */
  readonly answers: ReadonlyMap<number, Schema>
}

/** Every operation of the document, in its order. */
export function operationsOf(document: unknown): Operation[] {
  const components = schemaIn(schemaIn(schemaIn(document).components).schemas)
  const paths = withoutReferences(schemaIn(document).paths, components)
  return Object.entries(schemaIn(paths)).flatMap(([path, methods]) =>
    Object.entries(schemaIn(methods)).map(([method, operation]) =>
      operationOf(path, method, schemaIn(operation)),
    ),
  )
}

const REFERENCE = '#/components/schemas/'

/** The same with every named schema in its place; none of ours holds itself. */
function withoutReferences(value: unknown, components: Schema): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => withoutReferences(item, components))
  if (typeof value !== 'object' || value === null) return value
  if ('$ref' in value && typeof value.$ref === 'string' && value.$ref.startsWith(REFERENCE)) {
    return withoutReferences(components[value.$ref.slice(REFERENCE.length)], components)
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, member]: [string, unknown]) => [
      name,
      withoutReferences(member, components),
    ]),
  )
}

function operationOf(path: string, method: string, operation: Schema): Operation {
  const parameters = Array.isArray(operation.parameters) ? (operation.parameters as unknown[]) : []
  const content = schemaIn(schemaIn(operation.requestBody).content)
  return {
    id: typeof operation.operationId === 'string' ? operation.operationId : `${method} ${path}`,
    method: method.toUpperCase(),
    path,
    parameters: parameters.map(schemaIn).map((one) => ({
      name: String(one.name),
      in: String(one.in),
      required: one.required === true,
      schema: schemaIn(one.schema),
    })),
    body: 'application/json' in content ? schemaIn(schemaIn(content['application/json']).schema) : null,
    answers: answersOf(schemaIn(operation.responses)),
  }
}

function answersOf(responses: Schema): Map<number, Schema> {
  const answers = new Map<number, Schema>()
  for (const [status, response] of Object.entries(responses)) {
    const json = schemaIn(schemaIn(schemaIn(response).content)['application/json'])
    if (/^\d{3}$/.test(status) && 'schema' in json) answers.set(Number(status), schemaIn(json.schema))
  }
  return answers
}
