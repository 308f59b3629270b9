// The address of the list → the question to the server, and the question of the whole figure without part and page.
import type { CasesQuery } from '#api/contract/cases.ts'
import type { View } from '#web/lib/view.ts'
import { signalAsked } from './signalAsked.ts'

type Sort = NonNullable<CasesQuery['sort']>

/** Lists of a batch, as the server knows them. */
export const SAMPLED = [
  'frame',
  'claimed',
  'asked',
  'checked',
  'not_upheld',
  'visited',
  'graded',
  'claim_visited',
  'unchecked',
  'open',
  'unvisited',
  'agreed',
] as const satisfies readonly NonNullable<CasesQuery['sampled']>[]

export const SORTS = [
  '-received',
  'received',
  'due',
  '-due',
  '-number',
  'number',
] as const satisfies readonly Sort[]

/** Rows of a page. */
export const PAGE_SIZE = 50

/** A metric's own order (by the instant its units count at) where none is chosen. */
export function sortOf(params: View['params']): Sort | undefined {
  const asked = SORTS.find((sort) => sort === params.sort)
  return asked ?? (params.metric === undefined ? '-received' : undefined)
}

/** What the list of this address asks for; unknown orders are left out. An import's cases are those of all times. */
export function listQuestion({ filters, params }: Pick<View, 'filters' | 'params'>): CasesQuery {
  const { metric, clock, cell, level, status, stage, credits, due, q, cursor } = params
  const sort = sortOf(params)
  return {
    ...timesOf({ filters, params }),
    ...unitsOf(params),
    ...(clock === undefined ? {} : { clock }),
    // Each belongs to one figure: the server would refuse them with another.
    ...(credits === undefined || metric !== 'satisfaction_rate' ? {} : { credits }),
    ...(due === undefined || metric !== 'open_clocks' ? {} : { due }),
    ...(cell === undefined ? {} : { cell }),
    ...(level === undefined ? {} : { level }),
    ...(status === undefined ? {} : { status }),
    ...(stage === undefined ? {} : { stage }),
    ...signalPart(params),
    ...(q === undefined ? {} : { q: q.slice(0, 100) }),
    ...(sort === undefined ? {} : { sort }),
    ...(cursor === undefined ? {} : { cursor }),
    limit: PAGE_SIZE,
  }
}

function timesOf({ filters, params }: Pick<View, 'filters' | 'params'>): CasesQuery {
  if (params.import === undefined) return filters
  const { period: _, ...others } = filters
  const { change } = params
  return { ...others, import: Number(params.import), ...(change === undefined ? {} : { change }) }
}

function signalPart(params: View['params']): Pick<CasesQuery, 'signal'> {
  const signal = signalAsked(params)
  return signal === undefined ? {} : { signal }
}

/** Whose units: a metric's, a batch's list, or the cases received; without the first two the server would refuse a part. */
function unitsOf({ metric, part, sample, sampled, sampledOf }: View['params']): CasesQuery {
  const half = part === undefined ? {} : { part }
  if (metric !== undefined) return { metric, ...half }
  const id = Number(sample)
  const list = SAMPLED.find((one) => one === sampled)
  if (!Number.isSafeInteger(id) || id < 1 || list === undefined) return {}
  return { sample: id, sampled: list, ...(sampledOf === undefined ? {} : { sampledOf }), ...half }
}

/** The same units counted only: one row is asked for, the total is what matters. */
export function countQuestion(question: CasesQuery, part?: CasesQuery['part']): CasesQuery {
  const { cursor: _, part: __, sort: ___, ...rest } = question
  return { ...rest, ...(part === undefined ? {} : { part }), limit: 1 }
}
