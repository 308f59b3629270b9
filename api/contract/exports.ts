// What a page says before a file leaves it: what, of which period, narrowed how, how much.
import { type Static, Type } from 'typebox'
import { EXPORT_FORMATS, EXPORT_KINDS } from '#db/vocabulary.ts'
import { filterProperties } from './filters.ts'
import { closed, oneOf } from './kit.ts'

const { period: _, asOf: __, ...filters } = filterProperties

export const ExportReport = closed({
  what: oneOf(EXPORT_KINDS),
  /** Of a list the metric whose units it has, of a department's page or record its id, of a case sheet the case's id, of a public screen its id. */
  of: Type.Optional(Type.String({ minLength: 1, maxLength: 300 })),
  format: oneOf(EXPORT_FORMATS),
  period: Type.Optional(Type.String({ maxLength: 40 })),
  filters: closed(filters),
  /** Rows of the first table, counted by the page; a paper has none. */
  rows: Type.Optional(Type.Integer({ minimum: 0 })),
  /** Version of the appraisal that was drawn; absent = the data as they were. */
  snapshot: Type.Optional(Type.Integer({ minimum: 1 })),
})
export type ExportReport = Static<typeof ExportReport>
