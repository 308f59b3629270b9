// What is asked in a visit, in its order, and which question comes next.
import { codes, GRADES, REACHED, RESOLVED_ANSWERS } from '#db/vocabulary.ts'
import type { VisitEntry } from '../drafts/draft.ts'

export const QUESTIONS = ['reached', 'resolved', 'grade', 'quote'] as const
export type Question = (typeof QUESTIONS)[number]

export const ANSWERS = {
  reached: codes(REACHED),
  resolved: codes(RESOLVED_ANSWERS),
  grade: codes(GRADES),
} as const

/** The questions of a call as it stands: who was not reached is asked nothing. */
export const questionsOf = ({ reached }: VisitEntry): readonly Question[] =>
  reached === 'yes' ? QUESTIONS : ['reached']

/** The question without an answer to save; null = it can be saved. A grade may be refused. */
export function missingIn({ reached, resolved }: VisitEntry): 'reached' | 'resolved' | null {
  if (reached === null) return 'reached'
  return reached === 'yes' && resolved === null ? 'resolved' : null
}
