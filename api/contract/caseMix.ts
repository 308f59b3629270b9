// Case mix beside the raw rate: units gone wrong against what the group's own rates make of the same cases.
import { type Static, Type } from 'typebox'
import { DEPARTMENT_KINDS } from '#db/vocabulary.ts'
import { closed, numberOrNull, oneOf, words } from './kit.ts'
import { envelope } from './metric.ts'

/**
 * `observed` units that went wrong (unresolved, late), `expected` if every kind of case had gone as in the whole group;
 * `ratio` with its 95 % limits is null where nothing is expected; `adjusted` is the good rate with the group's mix of cases.
 */
export const CaseMixFigure = closed({
  num: Type.Number(),
  den: Type.Number(),
  observed: Type.Number(),
  expected: Type.Number(),
  ratio: numberOrNull,
  lo: numberOrNull,
  hi: numberOrNull,
  z: numberOrNull,
  adjusted: numberOrNull,
  casesUrl: Type.String(),
})
export type CaseMixFigure = Static<typeof CaseMixFigure>

export const CaseMixes = closed({
  ...envelope,
  scheme: Type.String(),
  group: Type.String(),
  groups: Type.Array(
    closed({
      id: Type.String(),
      label: words,
      rows: Type.Array(
        closed({
          department: closed({
            id: Type.String(),
            name: Type.String(),
            kind: oneOf(DEPARTMENT_KINDS),
          }),
          indicators: Type.Record(Type.String(), CaseMixFigure),
        }),
      ),
    }),
  ),
})
export type CaseMixes = Static<typeof CaseMixes>
