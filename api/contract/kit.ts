// Small schema parts that every route shares: nullable scalars, closed objects, closed lists.
import { type Static, type TProperties, type TSchema, Type } from 'typebox'

/** An object that drops and refuses what it does not name. */
export const closed = <const P extends TProperties>(properties: P, options: { $id?: string } = {}) =>
  Type.Object(properties, { additionalProperties: false, ...options })

export const nullable = <const S extends TSchema>(schema: S) =>
  Type.Unsafe<Static<S> | null>({ anyOf: [schema, { type: 'null' }] })

export const numberOrNull = Type.Unsafe<number | null>({
  type: ['number', 'null'],
})
export const stringOrNull = Type.Unsafe<string | null>({
  type: ['string', 'null'],
})
export const booleanOrNull = Type.Unsafe<boolean | null>({
  type: ['boolean', 'null'],
})

/** One of a vocabulary's codes. */
export const oneOf = <T extends Record<string, unknown>>(words: T) =>
  Type.Unsafe<keyof T & string>({ type: 'string', enum: Object.keys(words) })

/** ISO 8601 with offset. */
export const instant = Type.String({ description: 'ISO 8601 with offset' })
/** A local calendar date of the deployment's zone. */
export const localDate = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })

export const words = closed({ zh: Type.String(), en: Type.String() })
