// What six answers say of a record, whether two inspectors say the same, and when somebody else must settle it.
import type { CheckItem, CheckVerdict } from '#db/vocabulary.ts'
import { CHECK_ITEMS, codes } from '#db/vocabulary.ts'
import { type Agreement, agreementOf } from './agreement.ts'

/** The answers to the six items. */
export type CheckAnswers = Readonly<Record<CheckItem, CheckVerdict>>

/** `no_response`: nothing could be told of it, so that it counts as not checked. */
export type RecordVerdict = 'upheld' | 'not_upheld' | 'no_response'

const ITEMS = codes(CHECK_ITEMS)

/** A record is upheld where no item is not; where all six cannot be told, nobody has checked it (domain.md section 6). */
export function recordVerdictOf(answers: CheckAnswers): RecordVerdict {
  const given = ITEMS.map((item) => answers[item])
  if (given.every((one) => one === 'cannot_tell')) return 'no_response'
  return given.includes('not_upheld') ? 'not_upheld' : 'upheld'
}

/** The items two inspectors answered differently, in the order of the list; any of them asks for a third entry. */
export const differingItems = (one: CheckAnswers, other: CheckAnswers): readonly CheckItem[] =>
  ITEMS.filter((item) => one[item] !== other[item])

export interface CheckAgreement {
  /** Over the verdicts of whole records. */
  readonly records: Agreement | null
  /** Over all items of all records. */
  readonly items: Agreement | null
}

/** Agreement of double checks, [first, second] each; null without any. */
export function agreementOfChecks(
  pairs: readonly (readonly [first: CheckAnswers, second: CheckAnswers])[],
): CheckAgreement {
  return {
    records: agreementOf(pairs.map(([first, second]) => [recordVerdictOf(first), recordVerdictOf(second)])),
    items: agreementOf(
      pairs.flatMap(([first, second]) => ITEMS.map((item) => [first[item], second[item]] as const)),
    ),
  }
}
