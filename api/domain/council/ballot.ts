// A ballot of the residents' council as digits: how a form's choices and a typed stream become one text.
import { codes, GRADES, type Grade } from '#db/vocabulary.ts'

/** What an agenda asks of every ballot. */
export interface BallotShape {
  readonly departments: number
  readonly questions: number
}

/** The whole ballot is void (作废): left open, marked twice, unreadable. */
export const VOID = '0'

/** Digits of a full ballot: one for each question about each department, a department's questions side by side. */
export const lengthOf = ({ departments, questions }: BallotShape): number => departments * questions

/** Whether a text is a full ballot: 1 (very satisfied) to 5 (very dissatisfied) in every place. */
export const isFull = (digits: string, shape: BallotShape): boolean =>
  digits.length === lengthOf(shape) && /^[1-5]+$/.test(digits)

/** Whether a text is what may be typed of a paper: a full ballot, or void. */
export const isPaper = (digits: string, shape: BallotShape): boolean =>
  digits === VOID || isFull(digits, shape)

/** The grade that a digit 1–5 stands for, in the vocabulary's order. @throws RangeError for anything else. */
export function gradeOf(digit: string): Grade {
  const grade = codes(GRADES)[Number(digit) - 1]
  if (grade === undefined) throw new RangeError(`“${digit}” is no grade`)
  return grade
}

/** Places in which two typed ballots differ, from 0; every place of the agenda where one is void and the other is not. */
export function differencesOf(one: string, other: string, shape: BallotShape): number[] {
  if (one === other) return []
  const places = Array.from({ length: lengthOf(shape) }, (_, place) => place)
  if (one === VOID || other === VOID) return places
  return places.filter((place) => one[place] !== other[place])
}
