// The records behind the figures of a batch, as case ids: whatever a figure counts is listed by the same rule.
import { SAMPLED_LISTS, type SampledList } from '../../../contract/checkResults.ts'
import { isMismatch, type SampledRecord, worthOf } from '../../../domain/sampling/results.ts'
import type { Context } from '../../context.ts'
import { designOf } from '../draw/storedPlan.ts'
import { claimsOf } from './gatherResult.ts'
import type { StandingResult } from './standingResult.ts'

export interface SampledAsked {
  readonly list: SampledList
  readonly part?: 'num' | 'excluded' | undefined
  /** One department's only. */
  readonly department?: string | undefined
}

/**
 * Ids of the records of a list. Parts: `num` those with a worth over 0, of `claim_visited` the false ones; `excluded` those asked
 * without an answer. Lists without a numerator have no parts: all of them.
 */
export function sampledIds(context: Context, standing: StandingResult, asked: SampledAsked): string[] {
  const { list, department } = asked
  if (list === 'frame' || list === 'claimed') return frameIds(context, standing, asked)
  return standing.result.records
    .filter((record) => department === undefined || record.department === department)
    .filter((record) => isListed(record, standing, { list, part: asked.part }))
    .map(({ id }) => id)
}

function frameIds(context: Context, { row }: StandingResult, { list, department }: SampledAsked): string[] {
  const owners = Object.entries(designOf(row).departments)
  const ids = owners.filter(([, one]) => department === undefined || one === department).map(([id]) => id)
  if (list === 'frame') return ids
  const claims = claimsOf(context, row)
  return ids.filter((id) => claims.get(id) === true)
}

function isListed(
  record: SampledRecord,
  { result }: StandingResult,
  { list, part }: Pick<SampledAsked, 'list' | 'part'>,
): boolean {
  const figure = SAMPLED_LISTS[list]
  if (figure !== null) {
    const worth = worthOf(figure, record, result.credits)
    if (part === 'excluded') return worth === null
    return worth !== null && (part !== 'num' || worth > 0)
  }
  if (list === 'not_upheld') return record.check.verdict === 'not_upheld'
  if (list === 'claim_visited') {
    return part === 'num' ? isMismatch(record) : record.claimed && record.visit.resolved !== null
  }
  if (list === 'agreed') return result.agreed.includes(record.id)
  if (list === 'unchecked' || list === 'open' || list === 'unvisited') {
    return result.unfinished[list].includes(record.id)
  }
  return true
}
