// Simulated quarters of a street in which some departments game one thing each: what the signals look at.

import type { SignalCode } from '#db/vocabulary.ts'
import type { Closing, Evidence, Unit } from '../../domain/signals/evidence.ts'
import { type EvidenceLists, noLists } from '../../domain/signals/lists.ts'
import type { Random } from './random.ts'

/** The tactics that are planted: on a tenth of the department's cases each. */
export const TACTICS = [
  'deadline_bunching',
  'too_fast',
  'reopened_soon',
  'ping_pong',
  'exemptions',
  'unreachable',
  'copied_replies',
  'batch_closing',
  'back_dating',
  'urgency_downgrade',
] as const satisfies readonly SignalCode[]
export type Tactic = (typeof TACTICS)[number]

const PLANTED = 0.1
/** How often honest departments do what a signal counts. */
const HONEST = {
  reopened: { facility: 0.04, sanitation: 0.06, neighbour: 0.1 },
  returned: 0.04,
  exempted: 0.03,
  unreachable: 0.1,
  template: 0.06,
  backdated: 0.05,
  downgraded: 0.05,
  urgent: 0.1,
  calledBack: 0.8,
  visited: 0.1,
  dissatisfied: 0.12,
  misled: 0.04,
} as const
const CATEGORIES = ['facility', 'sanitation', 'neighbour'] as const
const DAY = 1440
const LIMIT_DAYS = 7
const QUARTER_HOURS = 13 * 5 * 8
const WORDS = 400

export interface Department {
  readonly id: string
  readonly group: string
  /** Cases of the quarter. */
  readonly cases: number
  /** What it games; null where nothing. */
  readonly tactic: Tactic | null
}

/** The facts of one quarter of all departments, case by case. */
export function quarterOf(departments: readonly Department[], random: Random): Evidence {
  const lists = noLists()
  for (const department of departments) addDepartment(lists, department, random)
  return { groups: new Map(departments.map(({ id, group }) => [id, group])), ...lists }
}

function addDepartment(lists: EvidenceLists, department: Department, random: Random): void {
  for (let i = 0; i < department.cases; i++) addCase(lists, { department, i, random })
}

interface Made {
  readonly department: Department
  /** Number of the case; the first tenth is gamed. */
  readonly i: number
  readonly random: Random
}

function addCase(lists: EvidenceLists, made: Made): void {
  const { random, i } = made
  const { id: department, cases, tactic } = made.department
  const caseId = `${department}:${i}`
  const isPlanted = (what: Tactic) => tactic === what && i < PLANTED * cases
  /** A unit that is counted where it is planted, else as often as among the honest. */
  const unit = (what: Tactic, honest: number): Unit => {
    const isHonest = random() < honest
    return { caseId, department, isCounted: isPlanted(what) || isHonest }
  }
  const category = CATEGORIES[Math.floor(random() * CATEGORIES.length)] ?? 'facility'
  lists.closings.push(closingOf({ caseId, department }, { category, i, isPlanted, random }))
  lists.reopenings.push({ ...unit('reopened_soon', HONEST.reopened[category]), stratum: category })
  const { isCounted: isReturned } = unit('ping_pong', HONEST.returned)
  const holders = isReturned ? [department, 'x', department] : ['x', department]
  lists.routes.push({ caseId, department, holders })
  lists.exemptions.push(exemptionOf(unit('exemptions', HONEST.exempted), random))
  if (random() < HONEST.calledBack) lists.calls.push(unit('unreachable', HONEST.unreachable))
  lists.replies.push({ caseId, department, text: replyOf(isPlanted('copied_replies'), random) })
  lists.events.push(unit('back_dating', HONEST.backdated))
  if (isPlanted('urgency_downgrade') || random() < HONEST.urgent)
    lists.urgent.push(unit('urgency_downgrade', HONEST.downgraded))
  if (random() < HONEST.visited) lists.satisfaction.push(visitOf({ caseId, department }, random))
}

function visitOf(of: Pick<Unit, 'caseId' | 'department'>, random: Random): Evidence['satisfaction'][number] {
  const toDepartment = random() >= HONEST.dissatisfied
  const toSupervisor = random() < HONEST.misled ? !toDepartment : toDepartment
  return { ...of, toDepartment, toSupervisor }
}

interface Closed {
  readonly category: string
  readonly i: number
  readonly isPlanted: (what: Tactic) => boolean
  readonly random: Random
}

/** Log-normal time to close, around two days and a half of seven; the hour by the Poisson minute. */
function closingOf(
  of: Pick<Unit, 'caseId' | 'department'>,
  { category, i, isPlanted, random }: Closed,
): Closing {
  const usual = 2.5 * DAY * Math.exp(0.6 * normal(random))
  const isFast = isPlanted('too_fast')
  const inTime = isFast ? 20 + 100 * random() : usual
  const minutesTaken = isPlanted('deadline_bunching') ? (LIMIT_DAYS - random()) * DAY : inTime
  const minute = Math.floor(random() * QUARTER_HOURS * 60)
  const batch = Math.floor(i / 10) * 977
  return {
    ...of,
    category,
    user: `${of.department}/${i % 2}`,
    at: 60_000 * (isPlanted('batch_closing') ? batch : minute),
    minutesTaken,
    minutesLeft: LIMIT_DAYS * DAY - minutesTaken,
    windowMinutes: DAY,
    isTrue: random() < HONEST.visited ? !isFast : null,
  }
}

/** Standard normal, by Box and Muller. */
const normal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())

function exemptionOf(unit: Unit, random: Random): Evidence['exemptions'][number] {
  const day = unit.isCounted ? 1 + Math.floor(30 * random()) : null
  return {
    ...unit,
    day,
    daysInMonth: day === null ? null : 30,
    isSatisfied: random() >= HONEST.dissatisfied,
  }
}

/** Twelve words of its own, or the street's template with another date. */
function replyOf(isCopy: boolean, random: Random): string {
  if (isCopy || random() < HONEST.template)
    return `经核实，您反映的问题已于${1 + Math.floor(28 * random())}日处理完毕，感谢您的监督。`
  return Array.from({ length: 12 }, () => wordOf(Math.floor(random() * WORDS))).join('')
}

/** Two characters that stand for word number n. */
const wordOf = (n: number): string => String.fromCodePoint(0x4e00 + n, 0x6000 + ((n * 7) % 997))
