// What staff write for the public: channels, guides, typical cases.
import { type Static, Type } from 'typebox'
import { TEXT_KINDS, TEXT_STATES } from '#db/vocabulary.ts'
import { closed, instant, oneOf, stringOrNull, words } from './kit.ts'

const title = Type.String({ minLength: 1, maxLength: 100 })
const body = Type.String({ minLength: 1, maxLength: 5000 })
const fields = ['title', 'body', 'titleEn', 'bodyEn'] as const
const textField = Type.Unsafe<(typeof fields)[number]>({ type: 'string', enum: fields })
const inEnglish = { titleEn: Type.Optional(title), bodyEn: Type.Optional(body) }

export const NewPublicText = closed({
  kind: oneOf(TEXT_KINDS),
  /** A code of the channels for a channel, of a first-level category for a guide; of a typical case it is its case's. */
  subject: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
  /** `source:number`; of a typical case only, which begins from its title and text with everything personal taken out. */
  case: Type.Optional(Type.String({ minLength: 1, maxLength: 300 })),
  title: Type.Optional(title),
  body: Type.Optional(body),
  ...inEnglish,
})
export type NewPublicText = Static<typeof NewPublicText>

/** Takes the place of what a draft said. */
export const PublicTextChange = closed({ title, body, ...inEnglish })
export type PublicTextChange = Static<typeof PublicTextChange>

/** Names the text that was read, since one that was rewritten meanwhile is not approved unread, and every suspect mark in it, each looked at. */
export const PublicTextApproval = closed({
  sha256: Type.String({ pattern: '^[0-9a-f]{64}$', description: 'of the text as it was read' }),
  /** The field, where the mark begins, and what stands there. */
  confirmed: Type.Array(
    closed({ field: textField, start: Type.Integer({ minimum: 0 }), text: Type.String({ maxLength: 5000 }) }),
    { maxItems: 5000 },
  ),
})
export type PublicTextApproval = Static<typeof PublicTextApproval>

export const PublicTextItem = closed({
  id: Type.Integer(),
  kind: oneOf(TEXT_KINDS),
  subject: closed({ code: Type.String(), label: words }),
  title: Type.String(),
  body: Type.String(),
  titleEn: stringOrNull,
  bodyEn: stringOrNull,
  case: stringOrNull,
  state: oneOf(TEXT_STATES),
  writtenBy: Type.String(),
  writtenAt: instant,
  approvedBy: stringOrNull,
  approvedAt: stringOrNull,
  /** Hex SHA-256 of what it says, which the log names and an approval repeats. */
  sha256: Type.String(),
  /** Something personal is found in it: it cannot be approved as it is. */
  holdsPersonal: Type.Boolean(),
  /** Of a draft, what its second reader is to look at: UTF-16 units [start, end) of a field. Empty once it is no draft. */
  marks: Type.Array(
    closed({
      field: textField,
      start: Type.Integer(),
      end: Type.Integer(),
      /** `found` keeps it from being approved; `suspect` could be a name, a number or a place. */
      kind: Type.Unsafe<'found' | 'suspect'>({ type: 'string', enum: ['found', 'suspect'] }),
    }),
  ),
})
export type PublicTextItem = Static<typeof PublicTextItem>

const byNumber = closed({ id: Type.Integer({ minimum: 1 }) })

export const publicTextRoutes = {
  publicTexts: {
    method: 'GET',
    url: '/public-texts',
    status: 200,
    response: closed({ items: Type.Array(PublicTextItem) }),
    write: false,
  },
  addPublicText: {
    method: 'POST',
    url: '/public-texts',
    body: NewPublicText,
    status: 201,
    response: PublicTextItem,
    write: true,
  },
  changePublicText: {
    method: 'PUT',
    url: '/public-texts/:id',
    params: byNumber,
    body: PublicTextChange,
    status: 200,
    response: PublicTextItem,
    write: true,
  },
  /** By somebody else than who wrote it last, only where nothing personal is found in it and every suspect mark is confirmed. */
  approvePublicText: {
    method: 'POST',
    url: '/public-texts/:id/approve',
    params: byNumber,
    body: PublicTextApproval,
    status: 200,
    response: PublicTextItem,
    write: true,
  },
  withdrawPublicText: {
    method: 'POST',
    url: '/public-texts/:id/withdraw',
    params: byNumber,
    status: 200,
    response: PublicTextItem,
    write: true,
  },
} as const
