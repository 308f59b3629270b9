// The query of every reading endpoint: a period, an as-of and the common filters; repeated = or.
import { type Static, Type } from 'typebox'
import { CHANNELS, SCOPES, URGENCIES } from '#db/vocabulary.ts'
import { oneOf } from './kit.ts'

export const filterProperties = {
  period: Type.Optional(
    Type.String({
      maxLength: 40,
      description: '2026, 2026-Q3, 2026-09, 2026-09-01..2026-09-30',
    }),
  ),
  asOf: Type.Optional(
    Type.String({
      maxLength: 40,
      description: 'ISO 8601 with offset; default: the deployment clock',
    }),
  ),
  department: Type.Optional(Type.Array(Type.String({ maxLength: 200 }), { maxItems: 400 })),
  community: Type.Optional(Type.Array(Type.String({ maxLength: 200 }), { maxItems: 400 })),
  category: Type.Optional(Type.Array(Type.String({ maxLength: 400 }), { maxItems: 400 })),
  urgency: Type.Optional(Type.Array(oneOf(URGENCIES))),
  scope: Type.Optional(Type.Array(oneOf(SCOPES))),
  channel: Type.Optional(Type.Array(oneOf(CHANNELS))),
} as const

export const Filters = Type.Object(filterProperties, {
  additionalProperties: false,
})
export type Filters = Static<typeof Filters>
