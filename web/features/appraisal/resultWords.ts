// Results in words: numbers that moved, the parts of a total, the stage of the life.
import { type AppraisalState, isCode, TOTAL_PARTS } from '#db/vocabulary.ts'
import type { Words } from '#web/lib/i18n/WordsContext.tsx'
import type { Moves, ResultRow } from './queries.ts'

export const LIFE = ['open', 'frozen', 'objection', 'published'] as const
export type LifeStep = (typeof LIFE)[number]

/** Where a state stands in the four steps; superseded is past all of them. */
export function lifeIndex(state: AppraisalState): number {
  return state === 'superseded' ? LIFE.length : LIFE.indexOf(state)
}

const WHAT = {
  rank: 'appraisal.what_rank',
  rankLow: 'appraisal.what_rankLow',
  rankHigh: 'appraisal.what_rankHigh',
  tier: 'appraisal.what_tier',
  score: 'appraisal.what_score',
  total: 'appraisal.what_total',
  lo: 'appraisal.what_lo',
  hi: 'appraisal.what_hi',
  cases: 'appraisal.what_cases',
  voidCases: 'appraisal.what_voidCases',
} as const
const PARTS = { num: 'appraisal.num', den: 'appraisal.den', excluded: 'appraisal.excluded' } as const

/** What moved, in words: `名次`, `解决率分母`. */
export function moveName(what: string, nameOf: (metric: string) => string, { t }: Words): string {
  if (isKey(WHAT, what)) return t(WHAT[what])
  const [metric = '', part = ''] = what.split('.')
  return isKey(PARTS, part) ? t(PARTS[part], { metric: nameOf(metric) }) : what
}

const isKey = <T extends object>(of: T, key: string): key is keyof T & string => Object.hasOwn(of, key)

const POINTS = ['score', 'total', 'lo', 'hi']

/** A number that moved, as it is written everywhere else. */
export function moveValue(what: string, value: number | null, { f }: Words): string {
  return POINTS.includes(what) ? f.score(value) : f.number(value)
}

const TOLD = ['rank', 'total', 'score']

/** The moves worth a sentence: ranks, totals and scores, of the department asked about first. */
export function toldMoves(moves: Moves, department: string): Moves {
  const told = moves.filter(({ what }) => TOLD.includes(what))
  const own = told.filter((move) => move.department === department)
  return [...own, ...told.filter((move) => move.department !== department)]
}

/** `综合得分 100%，第三方监督 无数据，权重分摊`; empty for a month. */
export function partsLine(row: ResultRow | undefined, { t, f, label }: Words): string {
  const parts = (row?.parts ?? []).map(({ part, applied }) => {
    const name = isCode(TOTAL_PARTS, part) ? label(TOTAL_PARTS, part) : part
    return applied === null
      ? t('appraisal.partLeftOut', { part: name })
      : t('appraisal.partApplied', { part: name, share: f.rate(applied, 0) })
  })
  return parts.join(t('appraisal.listGap'))
}
