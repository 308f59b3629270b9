// What of a published result anybody may read: the fixed tables, hidden cells null. Stored as canonical bytes and sent as stored.
import { type Static, Type } from 'typebox'
import { APPRAISAL_KINDS, DEPARTMENT_KINDS, REASONS, TOTAL_PARTS } from '#db/vocabulary.ts'
import { closed, instant, nullable, numberOrNull, oneOf, stringOrNull, words } from './kit.ts'

/** Null = hidden: fewer than k cases, or what would give such a cell away. A value of null beside counts of 0 = no data. */
const PublicFigure = nullable(
  closed({ num: Type.Number(), den: Type.Number(), value: numberOrNull, lo: numberOrNull, hi: numberOrNull }),
)
const PublicFigures = Type.Record(Type.String(), PublicFigure)

const PublicRow = closed({
  department: closed({ id: Type.String(), name: Type.String(), kind: oneOf(DEPARTMENT_KINDS) }),
  ranked: Type.Boolean(),
  ...{ rank: numberOrNull, rankLow: numberOrNull, rankHigh: numberOrNull, tier: numberOrNull },
  reason: nullable(oneOf(REASONS)),
  /** What it is ranked by, of a quarter its total: points 0–100; null = not ranked, or resting on a hidden figure or part. */
  score: nullable(closed({ value: Type.Number(), lo: Type.Number(), hi: Type.Number() })),
  /** What a quarter's total is the sum of; null in a month and without a rank, absent in what earlier builds released. */
  parts: Type.Optional(
    nullable(
      Type.Array(
        closed({
          part: oneOf(TOTAL_PARTS),
          /** As applied, after the shares of parts without data were spread: 0–1, together 1. */
          share: Type.Number(),
          /** 0–100; null = hidden. */
          points: numberOrNull,
        }),
      ),
    ),
  ),
  indicators: PublicFigures,
})

/** Points 0–100 that a council or a check gave a department. */
const Points = closed({ department: Type.String(), points: Type.Number() })

const Counted = closed({ id: Type.String(), count: numberOrNull })

/** A quarter's received cases by place; cells of the raster by their number, without its place on the earth. */
const PublicPlaces = closed({
  cell: Type.Integer(),
  total: numberOrNull,
  cells: Type.Array(Counted),
  noCell: numberOrNull,
  communities: Type.Array(closed({ id: Type.String(), name: Type.String(), count: numberOrNull })),
  noCommunity: numberOrNull,
})

export const PublicResult = closed({
  v: Type.Literal(1),
  /** Fewest cases behind a number that is shown. */
  k: Type.Integer(),
  street: Type.String(),
  period: closed({ id: Type.String(), start: instant, end: instant, zone: Type.String() }),
  kind: oneOf(APPRAISAL_KINDS),
  version: Type.Integer(),
  scheme: Type.String(),
  asOf: instant,
  publishedAt: stringOrNull,
  /** Hash of the snapshot it is drawn from. */
  snapshot: Type.String(),
  /** Version that this one corrects; null = none. */
  corrects: nullable(Type.Integer()),
  indicators: Type.Array(closed({ metric: Type.String(), weight: Type.Number(), min: Type.Number() })),
  groups: Type.Array(
    closed({ id: Type.String(), label: words, rows: Type.Array(PublicRow), total: PublicFigures }),
  ),
  /** Of the quarter's councils and third-party checks, by department id; left out where a session or batch has fewer than k ballots or verdicts. */
  council: Type.Array(Points),
  supervision: Type.Array(Points),
  /** Null in a month. */
  places: nullable(PublicPlaces),
  categories: nullable(Type.Array(closed({ code: Type.String(), label: words, count: numberOrNull }))),
})
export type PublicResult = Static<typeof PublicResult>
