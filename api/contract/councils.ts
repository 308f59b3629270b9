// The residents' council (居民评议会): agenda, slips, papers typed twice, the sealed result. Ballots cast by slip go through /b/{token}.
import { type Static, Type } from 'typebox'
import {
  COMMENT_STATES,
  COUNCIL_STATES,
  codes,
  DEPARTMENT_KINDS,
  GRADES,
  type Grade,
  PAPER_TURNS,
} from '#db/vocabulary.ts'
import { booleanOrNull, closed, instant, nullable, numberOrNull, oneOf, stringOrNull } from './kit.ts'

const MOST_PERSONS = 2000
const persons = Type.Integer({ minimum: 0, maximum: MOST_PERSONS })
const heldAt = Type.String({ maxLength: 40, description: 'ISO 8601 with offset' })
const agenda = {
  period: Type.String({ maxLength: 40, description: 'a quarter' }),
  title: Type.String({ minLength: 1, maxLength: 80 }),
  place: Type.String({ minLength: 1, maxLength: 80 }),
  heldAt,
  /** In the order in which they report. */
  departments: Type.Array(Type.String({ maxLength: 300 }), { minItems: 1, maxItems: 60, uniqueItems: true }),
  /** Each answered by the five grades for every department. */
  questions: Type.Array(Type.String({ minLength: 1, maxLength: 60 }), { minItems: 1, maxItems: 3 }),
  invited: Type.Integer({ minimum: 1, maximum: MOST_PERSONS }),
  quorum: Type.Integer({ minimum: 1, maximum: MOST_PERSONS }),
}

export const NewCouncil = closed(agenda)
export type NewCouncil = Static<typeof NewCouncil>

/** While it is prepared everything; while people vote only how many came and how many ballots were handed out. */
export const CouncilChange = Type.Partial(closed({ ...agenda, attended: persons, issued: persons }), {
  additionalProperties: false,
})
export type CouncilChange = Static<typeof CouncilChange>

export const CouncilsQuery = closed({ period: Type.Optional(Type.String({ maxLength: 40 })) })

const Department = closed({ id: Type.String(), name: Type.String(), kind: oneOf(DEPARTMENT_KINDS) })

/** Mean credit of the ballots, 0–1, with 95 % Wilson limits; `sum` and `squares` are what it follows from. */
const DepartmentResult = closed({
  department: closed({ id: Type.String(), name: Type.String() }),
  n: Type.Number(),
  sum: Type.Number(),
  squares: Type.Number(),
  value: numberOrNull,
  lo: numberOrNull,
  hi: numberOrNull,
  /** Standard deviation of the ballots' credits, 0–1. */
  spread: Type.Number(),
  /** Ballots by question and grade, in the vocabulary's order. */
  counts: Type.Array(Type.Array(Type.Number())),
})
export type DepartmentResult = Static<typeof DepartmentResult>

export const CouncilResult = closed({
  /** Quorate: enough persons came. A result that is not feeds nothing. */
  isValid: Type.Boolean(),
  ballots: closed({
    issued: Type.Number(),
    returned: Type.Number(),
    valid: Type.Number(),
    void: Type.Number(),
    phone: Type.Number(),
    paper: Type.Number(),
  }),
  /** Credit of each grade, in the vocabulary's order. */
  credits: Type.Unsafe<Record<Grade, number>>(
    closed(Object.fromEntries(codes(GRADES).map((grade) => [grade, Type.Number()]))),
  ),
  /** Null = fewer than five valid ballots, which are shown to nobody. */
  departments: nullable(Type.Array(DepartmentResult)),
  /** Approved comments, personal data masked. */
  comments: Type.Array(Type.String()),
})
export type CouncilResult = Static<typeof CouncilResult>

export const Council = closed({
  id: Type.Number(),
  period: Type.String(),
  title: Type.String(),
  place: Type.String(),
  heldAt: instant,
  state: oneOf(COUNCIL_STATES),
  departments: Type.Array(Department),
  questions: Type.Array(Type.String()),
  invited: Type.Number(),
  quorum: Type.Number(),
  attended: numberOrNull,
  issued: numberOrNull,
  /** Null = nobody has counted yet. */
  isQuorate: booleanOrNull,
  /** Slips made. */
  slips: Type.Number(),
  /** Ballots in hand: cast by slip, and typed from paper by either person; `settled` = papers typed twice alike, or settled. */
  ballots: closed({ phone: Type.Number(), paper: Type.Number(), settled: Type.Number() }),
  createdBy: Type.String(),
  sealedAt: stringOrNull,
  publishedAt: stringOrNull,
  /** SHA-256 of the result as counted at the sealing. */
  resultHash: stringOrNull,
  /** Null until the ballots are sealed. */
  result: nullable(CouncilResult),
})
export type Council = Static<typeof Council>

export const NewSlips = closed({ count: Type.Integer({ minimum: 1, maximum: MOST_PERSONS }) })
/** Told here and never again. */
export const Slips = closed({ tokens: Type.Array(Type.String()) })
export type Slips = Static<typeof Slips>

export const CouncilStepBody = closed({
  step: Type.Unsafe<'open' | 'seal' | 'close'>({ type: 'string', enum: ['open', 'seal', 'close'] }),
})

export const NewPapers = closed({
  turn: oneOf(PAPER_TURNS),
  papers: Type.Array(
    closed({
      number: Type.Integer({ minimum: 1, maximum: MOST_PERSONS }),
      /** 1 very satisfied … 5 very dissatisfied, a department's questions side by side; `0` alone = void. */
      digits: Type.String({ pattern: '^(?:0|[1-5]{1,180})$', maxLength: 180 }),
    }),
    { minItems: 1, maxItems: 500 },
  ),
})
export type NewPapers = Static<typeof NewPapers>

/** Where the typing stands. Digits are told of differing ballots only, and only in the places that differ. */
export const Papers = closed({
  /** Numbers typed in either turn, and who typed there. */
  first: closed({ numbers: Type.Array(Type.Number()), by: Type.Array(Type.String()) }),
  second: closed({ numbers: Type.Array(Type.Number()), by: Type.Array(Type.String()) }),
  standing: Type.Number(),
  differing: Type.Array(
    closed({
      number: Type.Number(),
      places: Type.Array(
        closed({
          department: Type.String(),
          question: Type.Number(),
          first: Type.String(),
          second: Type.String(),
        }),
      ),
    }),
  ),
})
export type Papers = Static<typeof Papers>

export const CouncilComment = closed({
  id: Type.String(),
  text: Type.String(),
  state: oneOf(COMMENT_STATES),
})
export type CouncilComment = Static<typeof CouncilComment>
export const CommentVerdict = closed({
  state: Type.Unsafe<'approved' | 'rejected'>({ type: 'string', enum: ['approved', 'rejected'] }),
})
