// Signals in how a department closes: when before the deadline, how fast, how many at once.
import { addedUp, belowRank, chanceOfAtLeast } from '../statistics/counts.ts'
import { fisherGreater } from '../statistics/fisher.ts'
import { nearestRankOf } from '../statistics/quantile.ts'
import { byDepartment, type Closing, caseIdsOf, type Evidence, type Finding, type Unit } from './evidence.ts'
import { batchChance, bunchingChance } from './exact.ts'
import { sharesAgainstPeers } from './peers.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 3_600_000
/** Fewest true closings of a kind among the others that have a 5th percentile. */
const LEAST_TRUE = 20
const FAST = 0.05

/** In (D − from, D − to], as windows of its own clock. */
const isWithin = ({ minutesLeft, windowMinutes }: Closing, to: number, from: number): boolean =>
  minutesLeft !== null && minutesLeft >= to * windowMinutes && minutesLeft < from * windowMinutes

/**
 * Closings in the last window before due against the window before it: more than half of both, or a larger share of both than among the
 * peers, whose habit is the usual one (Fisher). The smaller chance times two, since both are looked at; where no peer closed in those
 * windows the first alone. `expected` is that of the test that says more.
 */
export function bunching({ groups, closings }: Evidence): Finding[] {
  const units = closings
    .filter((closing) => isWithin(closing, 0, 2))
    .map((closing) => ({ ...closing, isCounted: isWithin(closing, 0, 1) }))
  return sharesAgainstPeers(groups, units).map(({ den, num, ...found }) => {
    const own = byHalf(units, found.department)
    if (found.p === null) return own
    const isHalf = own.p !== null && own.p <= found.p
    return {
      ...(isHalf ? own : { ...found, num, den }),
      p: Math.min(1, 2 * Math.min(found.p, own.p ?? 1)),
    }
  })
}

/** Of a department's closings in the last two windows, those in the last against a half. */
function byHalf(units: readonly Unit[], department: string): Finding {
  const list = units.filter((unit) => unit.department === department)
  const last = list.filter(({ isCounted }) => isCounted)
  const [num, den] = [last.length, list.length]
  return {
    department,
    ...{ num, den },
    expected: den === 0 ? null : den / 2,
    p: den === 0 ? null : bunchingChance(num, den - num),
    caseIds: caseIdsOf(last),
  }
}

/** Among visited closings in time: more false ones in the last window than before it (Fisher, one-sided). */
export function lateFalseClosings({ groups, closings }: Evidence): Finding[] {
  return [...byDepartment(groups, closings)].map(([department, list]) => {
    const visited = list.filter(({ isTrue }) => isTrue !== null)
    const late = visited.filter((closing) => isWithin(closing, 0, 1))
    const early = visited.filter((closing) => isWithin(closing, 1, Number.POSITIVE_INFINITY))
    const falseIn = (some: readonly Closing[]) => some.filter(({ isTrue }) => isTrue === false)
    const share = (some: readonly Closing[]) => ({ num: falseIn(some).length, den: some.length })
    const isTested = late.length > 0 && early.length > 0
    return {
      department,
      ...share(late),
      expected: isTested ? (late.length * share(early).num) / early.length : null,
      p: isTested ? fisherGreater(share(late), share(early)) : null,
      caseIds: caseIdsOf(falseIn(late)),
    }
  })
}

/**
 * Closings below the 5th percentile (nearest rank) of the others' closings of the category that visits found true; of categories with
 * fewer than 20 such nothing is said. The chance is exact for both samples: negative hypergeometric by category, added up.
 */
export function tooFast({ groups, closings }: Evidence): Finding[] {
  const known = byCategory(
    closings.filter(({ isTrue }) => isTrue === true).sort((a, b) => a.minutesTaken - b.minutesTaken),
  )
  return [...byDepartment(groups, closings)].map(([department, list]) => {
    let chances = [1]
    const fast: Closing[] = []
    let den = 0
    let expected = 0
    for (const [category, own] of byCategory(list)) {
      const others = (known.get(category) ?? []).filter((one) => one.department !== department)
      if (others.length < LEAST_TRUE) continue
      const rank = nearestRankOf(others.length, FAST)
      const limit = others[rank - 1]?.minutesTaken ?? 0
      fast.push(...own.filter(({ minutesTaken }) => minutesTaken < limit))
      den += own.length
      expected += (own.length * rank) / (others.length + 1)
      chances = addedUp(chances, belowRank(own.length, { m: others.length, rank }))
    }
    return {
      department,
      ...{ num: fast.length, den },
      expected: den === 0 ? null : expected,
      p: den === 0 ? null : chanceOfAtLeast(fast.length, chances),
      caseIds: caseIdsOf(fast),
    }
  })
}

function byCategory(closings: readonly Closing[]): Map<string, Closing[]> {
  const lists = new Map<string, Closing[]>()
  for (const closing of closings) {
    const list = lists.get(closing.category) ?? []
    list.push(closing)
    lists.set(closing.category, list)
  }
  return lists
}

/**
 * The busiest minute of any user against that user's mean over the busy hours (clock hours with a closing), Bonferroni over
 * minutes and users. num of den: closings of that minute, of that user. Closings without a user are left out.
 */
export function batches({ groups, closings }: Evidence): Finding[] {
  return [...byDepartment(groups, closings)].map(([department, list]) => {
    const users = [...byUser(list).values()].map(busiest).sort((a, b) => a.chance - b.chance)
    const [first] = users
    if (first === undefined) return { department, num: 0, den: 0, expected: null, p: null, caseIds: [] }
    return {
      department,
      ...{ num: first.batch.length, den: first.closings },
      expected: first.mean,
      p: Math.min(1, users.length * first.chance),
      caseIds: caseIdsOf(first.batch),
    }
  })
}

function byUser(closings: readonly Closing[]): Map<string, Closing[]> {
  const lists = new Map<string, Closing[]>()
  for (const closing of closings) {
    if (closing.user === null) continue
    const list = lists.get(closing.user) ?? []
    list.push(closing)
    lists.set(closing.user, list)
  }
  return lists
}

function busiest(closings: readonly Closing[]) {
  const minutes = new Map<number, Closing[]>()
  const hours = new Set<number>()
  for (const closing of closings) {
    const minute = Math.floor(closing.at / MINUTE_MS)
    const list = minutes.get(minute) ?? []
    list.push(closing)
    minutes.set(minute, list)
    hours.add(Math.floor(closing.at / HOUR_MS))
  }
  const batch = [...minutes.values()].reduce((most, list) => (list.length > most.length ? list : most))
  const busyMinutes = (hours.size * HOUR_MS) / MINUTE_MS
  const mean = closings.length / busyMinutes
  return { batch, mean, closings: closings.length, chance: batchChance(batch.length, mean, busyMinutes) }
}
