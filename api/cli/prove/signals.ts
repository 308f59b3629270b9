// Proof of the signals by simulation: planted gaming is found, and clean departments are left alone (trust.md section 7).
import { FALSE_QUESTIONS, findSignals, type SignalFinding } from '../../domain/signals/findSignals.ts'
import { type Department, quarterOf, TACTICS } from './gaming.ts'
import type { Figure, Proof } from './proof.ts'
import { type Random, randomFor } from './random.ts'

const STREETS = 200
const DEPARTMENTS = 20
const SEED = 'signals'
const LEAST_FOUND = 0.8

/**
 * 200 × scale quarters of 20 departments in two peer groups, 200 to 500 cases each:
 * - two departments game one thing each, on a tenth of their cases: raised, as that signal of that department, in at least 80 %;
 *   of each tactic in at least 50 %;
 * - of all questions raised in those quarters on average at most 10 % concern anything else;
 * - where nobody games, a quarter raises any question in at most 10 %; both but for the error of so many quarters.
 * Clean departments are alike but for chance; true differences between honest departments are questions too, and meant to be.
 */
export function proveSignals(scale: number): Proof {
  const streets = Math.max(1, Math.round(STREETS * scale))
  const gamed = Array.from({ length: streets }, (_, i) => gamedStreet(i))
  const clean = Array.from({ length: streets }, (_, i) =>
    raisedIn(departmentsOf(randomFor(`${SEED} clean`, i)), i),
  )
  const planted = gamed.flatMap(({ plants }) => plants)
  const tactics = TACTICS.map((tactic) => ({
    tactic,
    share: shareFound(planted.filter((plant) => plant.tactic === tactic)),
  }))
  const figures = [
    atLeast('planted_found', shareFound(planted), LEAST_FOUND),
    ...tactics
      .filter(({ share }) => !Number.isNaN(share))
      .map(({ tactic, share }) => atLeast(`found_${tactic}`, share, 0.5)),
    atMost(
      'false_questions',
      gamed.map(({ falseShare }) => falseShare),
    ),
    atMost(
      'clean_quarters_asked',
      clean.map((raised) => Number(raised.length > 0)),
    ),
  ]
  return { name: 'signals', trials: streets, figures, passed: figures.every(({ passed }) => passed) }
}

interface Plant {
  readonly tactic: string
  readonly isFound: boolean
}

function gamedStreet(i: number): { readonly plants: Plant[]; readonly falseShare: number } {
  const departments = departmentsOf(randomFor(`${SEED} gamed`, i)).map((department, k): Department => {
    // One in each peer group; every tactic comes up equally often.
    const plant = k < 2 ? TACTICS[(2 * i + k) % TACTICS.length] : undefined
    return { ...department, tactic: plant ?? null }
  })
  const raised = raisedIn(departments, i)
  const isPlanted = ({ department, signal }: SignalFinding) =>
    departments.some(({ id, tactic }) => id === department && tactic === signal)
  const plants = departments.flatMap(({ id, tactic }) =>
    tactic === null
      ? []
      : [
          {
            tactic,
            isFound: raised.some(({ department, signal }) => department === id && signal === tactic),
          },
        ],
  )
  const wrong = raised.filter((finding) => !isPlanted(finding)).length
  return { plants, falseShare: raised.length === 0 ? 0 : wrong / raised.length }
}

function departmentsOf(random: Random): Department[] {
  return Array.from({ length: DEPARTMENTS }, (_, k) => ({
    id: `d${k}`,
    group: `g${k % 2}`,
    cases: Math.round(200 * 2.5 ** random()),
    tactic: null,
  }))
}

const raisedIn = (departments: readonly Department[], i: number): SignalFinding[] =>
  findSignals(quarterOf(departments, randomFor(`${SEED} quarter`, i))).filter(({ isRaised }) => isRaised)

const shareFound = (plants: readonly Plant[]): number =>
  plants.filter(({ isFound }) => isFound).length / plants.length

const atLeast = (id: string, value: number, bar: number): Figure => ({
  id,
  value,
  good: `≥ ${bar}`,
  passed: value >= bar,
})
/** One-sided 95 %: few quarters can lie above the bar by chance. */
const Z_ONE_SIDED = 1.645

/** A mean over quarters that is not significantly above the declared rate. */
function atMost(id: string, values: readonly number[]): Figure {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const spread = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length - 1)
  const error = Math.sqrt(spread / values.length)
  const passed = mean - Z_ONE_SIDED * error <= FALSE_QUESTIONS
  return {
    id,
    value: mean,
    good: `≤ ${FALSE_QUESTIONS} within the error of ${values.length} quarters`,
    passed,
  }
}
