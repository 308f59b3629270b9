// The parts of a total as the contract has them.
import type { TotalPartView } from '../../contract/totalParts.ts'
import type { AppliedPart } from '../../domain/appraisal/total.ts'

export const partViews = (parts: readonly AppliedPart[]): TotalPartView[] =>
  parts.map(({ receipts, ...part }) => ({
    ...part,
    ...(receipts === undefined ? {} : { receipts: [...receipts] }),
  }))
