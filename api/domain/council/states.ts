// The steps of a residents' council: what may follow on what, and when its ballots may be sealed.
import type { CouncilState } from '#db/vocabulary.ts'

export const COUNCIL_STEPS = ['open', 'seal', 'publish', 'close'] as const
export type CouncilStep = (typeof COUNCIL_STEPS)[number]

const FROM: Readonly<Record<CouncilStep, readonly CouncilState[]>> = {
  open: ['draft'],
  seal: ['open'],
  publish: ['sealed'],
  close: ['draft', 'open', 'sealed'],
}
const TO: Readonly<Record<CouncilStep, CouncilState>> = {
  open: 'open',
  seal: 'sealed',
  publish: 'published',
  close: 'closed',
}

/** The state after a step; null where the step does not fit. */
export const stateAfter = (state: CouncilState, step: CouncilStep): CouncilState | null =>
  FROM[step].includes(state) ? TO[step] : null

export interface SealingFacts {
  readonly attended: number | null
  readonly issued: number | null
  /** Ballots in hand, void ones among them. */
  readonly returned: number
  /** Papers typed once, or twice and not alike. */
  readonly unsettled: number
}

/** What stands in the way of the sealing, each with the numbers that say so. */
export type SealingFault =
  | { readonly is: 'uncounted' }
  | { readonly is: 'unsettled'; readonly n: number }
  | { readonly is: 'overissued'; readonly issued: number; readonly attended: number }
  | { readonly is: 'overreturned'; readonly returned: number; readonly issued: number }

/** What must be settled before the ballots are sealed; empty = nothing. */
export function sealingFaults({ attended, issued, returned, unsettled }: SealingFacts): SealingFault[] {
  if (attended === null || issued === null) return [{ is: 'uncounted' }]
  return [
    ...(unsettled > 0 ? [{ is: 'unsettled', n: unsettled } as const] : []),
    ...(issued > attended ? [{ is: 'overissued', issued, attended } as const] : []),
    ...(returned > issued ? [{ is: 'overreturned', returned, issued } as const] : []),
  ]
}
