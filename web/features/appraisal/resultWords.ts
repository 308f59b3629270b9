// Results in words: numbers that moved, the parts of a total, the stage of the life.
import type { AppraisalState } from '#db/vocabulary.ts'
import type { Words } from '#web/lib/i18n/WordsContext.tsx'
import type { Effect, Moves, Snapshot } from './queries.ts'

export const LIFE = ['open', 'frozen', 'objection', 'published'] as const

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

/**
 * What accepting an objection would change, sentence by sentence: the department's own rates, result and rank first, then
 * results and ranks of others (a case that changed hands counts for several). A score is left out where the total says
 * the same, and so is what moves by less than is shown.
 */
export function effectLines(effect: Effect, nameOf: (metric: string) => string, words: Words): string[] {
  const { before, after, moves } = effect
  const { f, t } = words
  const own = Object.entries(after.indicators).flatMap(([metric, { value }]) => {
    const was = before.indicators[metric]?.value ?? null
    const texts = { name: after.name, what: nameOf(metric), from: f.rate(was), to: f.rate(value) }
    return texts.from === texts.to ? [] : [t('appraisal.effectMove', texts)]
  })
  const isOwn = ({ department }: Moves[number]) => department === after.id
  const others = moves.filter((move) => !isOwn(move))
  return [...own, ...moveLines(moves.filter(isOwn), words), ...moveLines(others, words)]
}

/** Ranks and results that moved, sentence by sentence; a score is left out where the total says the same. */
export function moveLines(moves: Moves, words: Words): string[] {
  const hasTotal = new Set(moves.filter(({ what }) => what === 'total').map(({ department }) => department))
  const told = moves.filter(
    ({ what, department }) =>
      what === 'rank' || what === 'total' || (what === 'score' && !hasTotal.has(department)),
  )
  return told.flatMap(({ name, what, ...move }) => {
    const [from, to] = [moveValue(what, move.from, words), moveValue(what, move.to, words)]
    const texts = { name, what: moveName(what, (metric) => metric, words), from, to }
    return from === to ? [] : [words.t('appraisal.effectMove', texts)]
  })
}

/** Departments that share their rank with another of their group. */
export function tiedPlaces({ groups }: Snapshot): ReadonlySet<string> {
  const tied = groups.flatMap(({ rows }) =>
    rows.filter(({ id, rank }) => rank !== null && rows.some((one) => one.id !== id && one.rank === rank)),
  )
  return new Set(tied.map(({ id }) => id))
}
