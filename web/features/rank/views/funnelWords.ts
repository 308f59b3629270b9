// What the parts of the funnel view share: what they are given, and where a unit lies in words.
import type { Rankings } from '#api/contract/rankings.ts'
import type { Funnel, Place } from './funnelOf.ts'

export interface FunnelProps {
  readonly rankings: Rankings
  readonly funnel: Funnel
  readonly metric: string
  readonly isHigherBetter: boolean
}

export const PLACE_WORDS = {
  farBelow: 'rank.farBelow',
  below: 'rank.below',
  inside: 'rank.inside',
  above: 'rank.above',
  farAbove: 'rank.farAbove',
} as const satisfies Record<Place, string>
