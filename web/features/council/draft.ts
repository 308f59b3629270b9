// A council's agenda as its form holds it, and the body that is sent.
import type { Council, NewCouncil } from '#api/contract/councils.ts'
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

/** Other persons invited: a quorum that was the usual one stays the usual one, one that was chosen stays. */
export function withInvited({ invited, quorum }: CouncilDraft, now: string): Partial<CouncilDraft> {
  const wasUsual = Number(quorum) === usualQuorum(Number(invited))
  return {
    invited: now,
    ...(wasUsual && Number(now) >= 1 ? { quorum: String(usualQuorum(Number(now))) } : {}),
  }
}

/** The departments with one of them a place further ahead; the first stays. */
export function earlier(departments: readonly string[], id: string): string[] {
  const at = departments.indexOf(id)
  const before = departments[at - 1]
  return before === undefined ? [...departments] : departments.with(at - 1, id).with(at, before)
}

/** A stored council as its form holds it, its time on the street's own clock. */
export function draftOf(council: Council, zoneId: string): CouncilDraft {
  const { period, title, place, heldAt, questions, departments, invited, quorum } = council
  const local = new Date(zoneOf(zoneId).toLocal(Date.parse(heldAt)))
  return {
    ...{ period, title, place, questions, invited: String(invited), quorum: String(quorum) },
    heldAt: local.toISOString().slice(0, '2026-12-20T14:00'.length),
    departments: departments.map(({ id }) => id),
  }
}

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
