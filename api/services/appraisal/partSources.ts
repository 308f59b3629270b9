// Where the parts of a quarter's total beside the score come from.
import type { PartValue } from '../../domain/appraisal/total.ts'
import type { Period } from '../../domain/time/period.ts'
import type { Context } from '../context.ts'
import { councilPart } from '../council/councilPart.ts'
import { supervisionPart } from '../supervision/results/supervisionPart.ts'

/** Points of each department in a period, by department id; absent = no data. */
export type PartSource = (context: Context, period: Period) => Readonly<Record<string, PartValue>>

/** Third-party supervision (第三方监督): 100 × design-weighted upheld share. */
export const supervision: PartSource = supervisionPart

/** Residents' council (居民评议): 100 × mean credit, variance s²/ballots. */
export const council: PartSource = councilPart
