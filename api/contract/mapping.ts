// Mapping files: which column of a source is which field of a case, as data. Presets and guesses have the same shape.
import { type Static, Type } from 'typebox'
import { COORDINATE_SYSTEMS, DEPARTMENT_KINDS, OUTCOMES } from '#db/vocabulary.ts'
import { closed, oneOf, words } from './kit.ts'

const columnName = Type.String({ minLength: 1, maxLength: 200 })

const dateOrder = Type.Unsafe<'ymd' | 'mdy' | 'dmy'>({
  type: 'string',
  enum: ['ymd', 'mdy', 'dmy'],
  description: 'Order of the parts where the year does not come first; ymd refuses such dates',
})

/** Where one field comes from. Names are compared without regard to case, width, blanks and marks like `*`. */
const FieldSource = closed({
  column: Type.Unsafe<string | readonly string[]>({
    anyOf: [columnName, Type.Array(columnName, { minItems: 1, maxItems: 50 })],
    description: 'Column name, or names of which the first present in the file is taken',
  }),
  required: Type.Optional(Type.Boolean({ description: 'Without this column the file is refused' })),
  values: Type.Optional(
    Type.Record(Type.String(), Type.String(), {
      description: 'Value of the file → code, before the code’s own zh and en words; case does not count',
    }),
  ),
  default: Type.Optional(Type.String({ description: 'Value of an empty cell or an absent column' })),
  otherwise: Type.Optional(Type.String({ description: 'Code of every value that is not known' })),
  format: Type.Optional(dateOrder),
})

const optionalField = Type.Optional(FieldSource)

/** Fields of a case. Enumerated ones take codes, Chinese or English words, or what `values` adds. */
const MappedFields = closed({
  source: optionalField,
  number: FieldSource,
  channel: optionalField,
  receivedAt: FieldSource,
  recordedAt: optionalField,
  title: optionalField,
  text: optionalField,
  name: optionalField,
  phone: optionalField,
  address: optionalField,
  urgency: optionalField,
  scope: optionalField,
  community: optionalField,
  firstReceiver: FieldSource,
  departmentKind: optionalField,
  /** Reply due as the source publishes it; a day without time lasts to its end. */
  replyDue: optionalField,
  acknowledgedAt: optionalField,
  classifiedAt: optionalField,
  dispatchedAt: optionalField,
  dispatchedTo: optionalField,
  followedUpAt: optionalField,
  repliedAt: optionalField,
  replyText: optionalField,
  archivedAt: optionalField,
  outcome: optionalField,
  calledBackAt: optionalField,
  reached: optionalField,
  resolved: optionalField,
  grade: optionalField,
  /** JSON list of events, see docs of the template. */
  events: optionalField,
})

/** A rule on one column's text, case-insensitive: what a status or a closing note says of the case. */
const MappingRule = closed({
  column: columnName,
  contains: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  equals: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  /** Outcome of an archived case; the first rule that applies and has one decides. */
  outcome: Type.Optional(oneOf(OUTCOMES)),
  /** A hand-off at the time of another column, to a department named here. */
  redispatched: Type.Optional(closed({ at: columnName, to: Type.String({ minLength: 1, maxLength: 200 }) })),
})

export const Mapping = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z0-9][a-z0-9_-]{0,59}$' }),
    version: Type.String({ minLength: 1, maxLength: 40 }),
    name: Type.Optional(words),
    /** Source of the cases, first half of their id. */
    source: Type.String({ pattern: '^[^:\\s][^:]{0,39}$' }),
    /** `published`: reply is due at the source's own time; a row without one has no reply clock. */
    ruleSet: Type.Unsafe<'default' | 'published'>({ type: 'string', enum: ['default', 'published'] }),
    /** Kind of departments whose kind the source does not state. */
    departmentKind: oneOf(DEPARTMENT_KINDS),
    dateFormat: dateOrder,
    zone: Type.Optional(Type.String({ maxLength: 60, description: 'IANA zone of the file’s local times' })),
    crs: Type.Optional(oneOf(COORDINATE_SYSTEMS)),
    fields: MappedFields,
    category: Type.Optional(
      closed({
        first: FieldSource,
        second: optionalField,
        split: Type.Optional(
          Type.Array(Type.String({ minLength: 1, maxLength: 5 }), {
            description: 'Separators, where one column holds both levels: first before it, second after it',
          }),
        ),
      }),
    ),
    position: Type.Optional(closed({ lng: FieldSource, lat: FieldSource })),
    rules: Type.Optional(Type.Array(MappingRule, { maxItems: 200 })),
    ignored: Type.Optional(
      Type.Array(columnName, { description: 'Columns known and left out on purpose', maxItems: 200 }),
    ),
  },
  { additionalProperties: false, $id: 'mapping' },
)
export type Mapping = Static<typeof Mapping>
export type FieldSource = Static<typeof FieldSource>
export type MappingRule = Static<typeof MappingRule>
export type FieldName = keyof Static<typeof MappedFields>
