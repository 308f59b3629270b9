// All signals of all departments together: which of them are more than chance, at a stated rate of false ones.

import { codes, SIGNALS, type SignalCode } from '#db/vocabulary.ts'
import { falseDiscoveryRates } from '../statistics/benjaminiHochberg.ts'
import { anyAtLeast } from '../statistics/binomial.ts'
import { fisherGreater } from '../statistics/fisher.ts'
import { batches, bunching, lateFalseClosings, tooFast } from './closings.ts'
import { copiedReplies } from './copies.ts'
import {
  byDepartment,
  caseIdsOf,
  type Evidence,
  type Finding,
  type TwoAnswers,
  type Unit,
} from './evidence.ts'
import { mcNemarChance, returnsIn } from './exact.ts'
import { sharesAgainstPeers, stratifiedAgainstPeers } from './peers.ts'

/** Share of the questions raised that may be raised by chance alone. */
export const FALSE_QUESTIONS = 0.1

export interface SignalFinding extends Finding {
  readonly signal: SignalCode
  /** Smallest false discovery rate, over all departments and signals, at which it is raised; null as p. */
  readonly q: number | null
  /** Whether that is at most 0.1: a question for people and for where to visit; never points, never a rank. */
  readonly isRaised: boolean
}

const FINDERS: Readonly<Record<SignalCode, (evidence: Evidence) => Finding[]>> = {
  deadline_bunching: bunching,
  late_false_closings: lateFalseClosings,
  too_fast: tooFast,
  reopened_soon: ({ groups, reopenings }) => stratifiedAgainstPeers(groups, reopenings),
  ping_pong: ({ groups, routes }) =>
    sharesAgainstPeers(
      groups,
      routes.map(({ caseId, department, holders }) => ({
        caseId,
        department,
        isCounted: returnsIn(holders) > 0,
      })),
    ),
  late_redispatch: ({ groups, handoffs }) => sharesAgainstPeers(groups, handoffs),
  exemptions: ({ groups, exemptions }) => sharesAgainstPeers(groups, exemptions),
  exemptions_month_end: monthEnds,
  exempted_dissatisfied: dissatisfiedExempted,
  coached_satisfaction: ({ groups, satisfaction }) => twoAnswers(groups, satisfaction, true),
  skewed_callbacks: skewedCallbacks,
  unreachable: ({ groups, calls }) => sharesAgainstPeers(groups, calls),
  reached_by_others: ({ groups, reached }) => twoAnswers(groups, reached, false),
  copied_replies: copies,
  batch_closing: batches,
  back_dating: ({ groups, events }) => sharesAgainstPeers(groups, events),
  dated_into_time: ({ groups, lateRecords }) => sharesAgainstPeers(groups, lateRecords),
  urgency_downgrade: ({ groups, urgent }) => sharesAgainstPeers(groups, urgent),
}

/** What one signal says of each department, in the order of `groups`, before all are looked at together. */
export const findOne = (
  signal: SignalCode,
  evidence: Evidence,
): (Finding & { readonly signal: SignalCode })[] =>
  FINDERS[signal](evidence).map((finding) => ({ ...finding, signal }))

/** By Benjamini and Hochberg at 0.1 over all that can be tested; in the order given, p and q null where there is nothing to test. */
export function judgeTogether(
  found: readonly (Finding & { readonly signal: SignalCode })[],
): SignalFinding[] {
  const qs = falseDiscoveryRates(found.flatMap(({ p }) => (p === null ? [] : [p])))
  let next = 0
  return found.map((finding) => {
    const q = finding.p === null ? null : (qs[next++] ?? null)
    return { ...finding, q, isRaised: q !== null && q <= FALSE_QUESTIONS }
  })
}

/** Every signal of every department (trust.md section 7), by signal, then in the order of `groups`. */
export const findSignals = (evidence: Evidence): SignalFinding[] =>
  judgeTogether(codes(SIGNALS).flatMap((signal) => findOne(signal, evidence)))

/** Days at the end of a month. */
export const LAST_DAYS = 3

/** Exemptions on the last three days of their month, against as many days as those are of the month. */
function monthEnds({ groups, exemptions }: Evidence): Finding[] {
  return [...byDepartment(groups, exemptions)].map(([department, list]) => {
    const dated = list.flatMap(({ caseId, day, daysInMonth }) =>
      day === null || daysInMonth === null ? [] : [{ caseId, day, daysInMonth }],
    )
    const last = dated.filter(({ day, daysInMonth }) => day > daysInMonth - LAST_DAYS)
    const chances = dated.map(({ daysInMonth }) => LAST_DAYS / daysInMonth)
    return {
      department,
      ...{ num: last.length, den: dated.length },
      expected: dated.length === 0 ? null : chances.reduce((sum, chance) => sum + chance, 0),
      p: dated.length === 0 ? null : anyAtLeast(last.length, chances),
      caseIds: caseIdsOf(last),
    }
  })
}

/** The share of dissatisfied among exempted cases against that among the others (Fisher, one-sided). */
function dissatisfiedExempted({ groups, exemptions }: Evidence): Finding[] {
  return [...byDepartment(groups, exemptions)].map(([department, list]) => {
    const asked = list.filter(({ isSatisfied }) => isSatisfied !== null)
    const dissatisfied = (isExempted: boolean) =>
      asked.filter(({ isCounted, isSatisfied }) => isCounted === isExempted && isSatisfied === false)
    const share = (isExempted: boolean) => ({
      num: dissatisfied(isExempted).length,
      den: asked.filter(({ isCounted }) => isCounted === isExempted).length,
    })
    const [exempted, kept] = [share(true), share(false)]
    const isTested = exempted.den > 0 && kept.den > 0
    return {
      department,
      ...exempted,
      expected: isTested ? (exempted.den * kept.num) / kept.den : null,
      p: isTested ? fisherGreater(exempted, kept) : null,
      caseIds: caseIdsOf(dissatisfied(true)),
    }
  })
}

/** The share of badly ended cases among those nobody called back against that among those called back (Fisher, one-sided). */
function skewedCallbacks({ groups, followUps }: Evidence): Finding[] {
  return [...byDepartment(groups, followUps)].map(([department, list]) => {
    const troubled = (isCalledBack: boolean) =>
      list.filter((one) => one.isCalledBack === isCalledBack && one.isTroubled)
    const share = (isCalledBack: boolean) => ({
      num: troubled(isCalledBack).length,
      den: list.filter((one) => one.isCalledBack === isCalledBack).length,
    })
    const [left, called] = [share(false), share(true)]
    const isTested = left.den > 0 && called.den > 0
    return {
      department,
      ...left,
      expected: isTested ? (left.den * called.num) / called.den : null,
      p: isTested ? fisherGreater(left, called) : null,
      caseIds: caseIdsOf(troubled(false)),
    }
  })
}

/**
 * Cases in which department and supervisors were told different things, by McNemar; only a surplus in the direction that suits the
 * department (`suits`: what it was told) is a question, any other counts as chance. num of den: that direction, of all that differ.
 */
function twoAnswers(groups: Evidence['groups'], answers: readonly TwoAnswers[], suits: boolean): Finding[] {
  return [...byDepartment(groups, answers)].map(([department, list]) => {
    const differ = list.filter(({ toDepartment, toSupervisor }) => toDepartment !== toSupervisor)
    const suiting = differ.filter(({ toDepartment }) => toDepartment === suits)
    const others = differ.length - suiting.length
    const chance = suiting.length > others ? mcNemarChance(suiting.length, others) : 1
    return {
      department,
      ...{ num: suiting.length, den: differ.length },
      expected: list.length === 0 ? null : differ.length / 2,
      p: list.length === 0 ? null : chance,
      caseIds: caseIdsOf(suiting),
    }
  })
}

/** Replies that are compared with each other. */
const REPLIES_AT_ONCE = 100

/**
 * Replies with a copy among the department's own, against the peers' share of such. Of each department about a hundred at a time, in
 * the order given: among more replies more are alike, so that who has many cases would be asked for that alone.
 */
function copies({ groups, replies }: Evidence): Finding[] {
  const units = [...byDepartment(groups, replies).values()].flatMap((list): Unit[] => {
    const blocks = Math.max(1, Math.round(list.length / REPLIES_AT_ONCE))
    const size = Math.ceil(list.length / blocks)
    return Array.from({ length: blocks }, (_, i) => list.slice(i * size, (i + 1) * size)).flatMap((block) => {
      const isCopied = copiedReplies(block.map(({ text }) => text))
      return block.map(({ caseId, department }, i) => ({
        caseId,
        department,
        isCounted: isCopied[i] ?? false,
      }))
    })
  })
  return sharesAgainstPeers(groups, units)
}
