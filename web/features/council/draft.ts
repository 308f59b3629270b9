// A new council as its form holds it: a template for a quarter, and the body that is sent.
import type { NewCouncil } from '#api/contract/councils.ts'
import { zoneOf } from '#api/domain/time/zone.ts'

export interface CouncilDraft {
  readonly period: string
  readonly title: string
  readonly place: string
  /** `2026-12-20T14:00`, on the street's own clock. */
  readonly heldAt: string
  readonly invited: string
  readonly quorum: string
  readonly questions: readonly string[]
  readonly departments: readonly string[]
}

export const MOST_QUESTIONS = 3
const QUORUM_SHARE = 2 / 3

/** Two thirds of those invited, rounded up. */
export const usualQuorum = (invited: number): number => Math.ceil(invited * QUORUM_SHARE)

/** What is still missing or wrong; empty = the form may be sent. */
export function draftFaults(draft: CouncilDraft): (keyof CouncilDraft)[] {
  const [invited, quorum] = [Number(draft.invited), Number(draft.quorum)]
  const faults: [keyof CouncilDraft, boolean][] = [
    ['title', draft.title.trim() === ''],
    ['place', draft.place.trim() === ''],
    ['heldAt', !/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(draft.heldAt)],
    ['invited', !(Number.isInteger(invited) && invited >= 1 && invited <= 2000)],
    ['quorum', !(Number.isInteger(quorum) && quorum >= 1 && quorum <= invited)],
    ['questions', draft.questions.every((one) => one.trim() === '')],
    ['departments', draft.departments.length === 0],
  ]
  return faults.filter(([, isWrong]) => isWrong).map(([name]) => name)
}

/** The body of a draft without faults; the local time in the street's zone. */
export function bodyOf(draft: CouncilDraft, zoneId: string): NewCouncil {
  const zone = zoneOf(zoneId)
  const { period, departments } = draft
  return {
    period,
    title: draft.title.trim(),
    place: draft.place.trim(),
    heldAt: new Date(zone.fromLocal(Date.parse(`${draft.heldAt}Z`))).toISOString(),
    departments: [...departments],
    questions: draft.questions.map((one) => one.trim()).filter((one) => one !== ''),
    invited: Number(draft.invited),
    quorum: Number(draft.quorum),
  }
}
