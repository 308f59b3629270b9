// The items without an answer, in their order; empty = it can be saved.
import { CHECK_ITEMS, type CheckItem, codes } from '#db/vocabulary.ts'
import type { Answers } from '../drafts/draft.ts'

export const unanswered = (answers: Answers): readonly CheckItem[] =>
  codes(CHECK_ITEMS).filter((item) => answers[item] === undefined)
