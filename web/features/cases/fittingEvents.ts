// Which events may follow in a case as it stands: what the entry form offers. The server has the last word.
import type { NewEvent } from '#api/contract/cases.ts'
import type { TrailItem } from '#web/record/trailWords.ts'

export type EntryType = NewEvent['type']

interface Standing {
  readonly trail: readonly Pick<TrailItem, 'type' | 'callback'>[]
  readonly isVoid: boolean
}

/** The likeliest first: what a case waits for stands at the top. */
export function fittingEvents({ trail, isVoid }: Standing): readonly EntryType[] {
  if (isVoid) return ['note']
  const last = (...types: readonly TrailItem['type'][]) =>
    trail.findLast((one) => types.includes(one.type))?.type ?? null
  const has = (...types: readonly TrailItem['type'][]) => last(...types) !== null
  const callback: readonly EntryType[] = canCallBack(trail) ? ['called_back'] : []
  if (last('archived', 'reopened') === 'archived') return [...callback, 'reopened', 'note']
  const isAnswered = last('replied', 'reopened') === 'replied'
  const isPaused = last('paused', 'resumed') === 'paused'
  return [
    ...(isPaused ? (['resumed'] as const) : []),
    ...(has('acknowledged', 'classified', 'dispatched', 'replied') ? [] : (['acknowledged'] as const)),
    ...(isAnswered ? (['archived'] as const) : []),
    ...callback,
    ...(has('classified') ? [] : (['classified'] as const)),
    has('dispatched') ? 'redispatched' : 'dispatched',
    'followed_up',
    'replied',
    ...(has('classified') ? (['classified'] as const) : []),
    ...(isPaused ? [] : (['paused'] as const)),
    ...(isAnswered ? (['reopened'] as const) : []),
    'note',
  ]
}

const MOST_ATTEMPTS = 3

/** One callback per reply or archive: complete at the first answer, refusal or wrong number, else at the third attempt. */
function canCallBack(trail: Standing['trail']): boolean {
  const since = trail.findLastIndex((one) => one.type === 'replied' || one.type === 'archived')
  if (since < 0) return false
  const attempts = trail.slice(since + 1).filter((one) => one.type === 'called_back')
  return attempts.length < MOST_ATTEMPTS && attempts.every((one) => one.callback?.reached === 'no')
}
