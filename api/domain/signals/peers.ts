// A department's share against that of its peers: the others of its group, never itself.
import { addedUp, chanceOfAtLeast, hypergeometric } from '../statistics/counts.ts'
import { byDepartment, caseIdsOf, type Evidence, type Finding, type Unit } from './evidence.ts'

/**
 * Each department's share against its peers', one-sided. The number counted in the whole group is taken as given, so that the chance
 * is exact however few the peers are (Fisher), where a binomial at the peers' rate would take an estimate for known.
 * `expected` = own units at the peers' rate. Null without own units or peers'.
 */
export function sharesAgainstPeers(groups: Evidence['groups'], units: readonly Unit[]): Finding[] {
  return stratifiedAgainstPeers(
    groups,
    units.map((unit) => ({ ...unit, stratum: '' })),
  )
}

type StratumUnit = Unit & { readonly stratum: string }

/**
 * The same stratum by stratum, so that a department with harder cases is compared with their like: observed against expected
 * (as trust.md 1.8), its chance by the sum of the strata's hypergeometric counts. Units of strata no peer has are left out.
 */
export function stratifiedAgainstPeers(groups: Evidence['groups'], units: readonly StratumUnit[]): Finding[] {
  const lists = byDepartment(groups, units)
  const totals = new Map<string, Map<string, Count>>()
  for (const [department, list] of lists) {
    const group = groups.get(department) ?? ''
    totals.set(group, counted(list, totals.get(group) ?? new Map()))
  }
  return [...lists].map(([department, list]) =>
    againstPeers(department, list, totals.get(groups.get(department) ?? '')),
  )
}

interface Count {
  readonly num: number
  readonly den: number
}

/** Counts by stratum, added to those given. */
function counted(units: readonly StratumUnit[], counts: Map<string, Count>): Map<string, Count> {
  for (const { stratum, isCounted } of units) {
    const { num, den } = counts.get(stratum) ?? { num: 0, den: 0 }
    counts.set(stratum, { num: num + Number(isCounted), den: den + 1 })
  }
  return counts
}

function againstPeers(
  department: string,
  units: readonly StratumUnit[],
  group: ReadonlyMap<string, Count> | undefined,
): Finding {
  let [num, den, expected] = [0, 0, 0]
  let chances = [1]
  const tested = new Set<string>()
  for (const [stratum, own] of counted(units, new Map())) {
    const all = group?.get(stratum) ?? own
    const others = all.den - own.den
    if (others === 0) continue
    tested.add(stratum)
    num += own.num
    den += own.den
    expected += (own.den * (all.num - own.num)) / others
    chances = addedUp(chances, hypergeometric({ draws: own.den, others, successes: all.num }))
  }
  const isTested = den > 0
  return {
    department,
    ...{ num, den },
    expected: isTested ? expected : null,
    p: isTested ? chanceOfAtLeast(num, chances) : null,
    caseIds: caseIdsOf(units.filter(({ isCounted, stratum }) => isCounted && tested.has(stratum))),
  }
}
