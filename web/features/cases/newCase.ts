// The form of a case staff enter by hand: its draft, what is missing, and the request it becomes.
import type { NewCase } from '#api/contract/cases.ts'
import type { Channel, Scope, Urgency } from '#db/vocabulary.ts'
import { instantOfLocal } from './localTime.ts'

export interface CaseDraft {
  readonly channel: Channel
  /** Wall time of the deployment, `2026-09-30T15:42`. */
  readonly receivedAt: string
  readonly title: string
  readonly text: string
  readonly name: string
  readonly phone: string
  readonly address: string
  readonly category: string
  readonly urgency: Urgency
  readonly scope: Scope
  readonly community: string
  readonly firstReceiver: string
  readonly lng: string
  readonly lat: string
}

export type DraftField = keyof CaseDraft
export type Fault = 'required' | 'time' | 'future' | 'early' | 'number' | 'both'
export type Faults = Readonly<Partial<Record<string, Fault>>>

export const emptyCase = (now: string): CaseDraft => ({
  channel: 'reception_window',
  receivedAt: now,
  title: '',
  text: '',
  name: '',
  phone: '',
  address: '',
  category: '',
  urgency: 'ordinary',
  scope: 'unknown',
  community: '',
  firstReceiver: '',
  lng: '',
  lat: '',
})

/** What is wrong with a draft, by field; empty where it can be sent. `clock`: the deployment's, nothing lies after it. */
export function caseFaults(draft: CaseDraft, clock: { readonly zone: string; readonly now: string }): Faults {
  const faults: Record<string, Fault> = {}
  for (const field of ['title', 'category', 'firstReceiver'] as const)
    if (draft[field].trim() === '') faults[field] = 'required'
  const received = instantOfLocal(draft.receivedAt, clock.zone)
  if (received === null) faults.receivedAt = 'time'
  else if (Date.parse(received) > Date.parse(clock.now) + 60_000) faults.receivedAt = 'future'
  const [lng, lat] = [draft.lng.trim(), draft.lat.trim()]
  if (lng !== '' && !isWithin(lng, 180)) faults.lng = 'number'
  if (lat !== '' && !isWithin(lat, 90)) faults.lat = 'number'
  if ((lng === '') !== (lat === '')) faults[lng === '' ? 'lng' : 'lat'] = 'both'
  return faults
}

const isWithin = (text: string, most: number): boolean =>
  Number.isFinite(Number(text)) && Math.abs(Number(text)) <= most

/** The request of a draft without faults; empty fields are left out. */
export function newCaseOf(draft: CaseDraft, zone: string): NewCase {
  const { channel, urgency, scope, category, firstReceiver } = draft
  const text = (field: 'text' | 'name' | 'phone' | 'address' | 'community') => {
    const value = draft[field].trim()
    return value === '' ? {} : { [field]: value }
  }
  return {
    channel,
    receivedAt: instantOfLocal(draft.receivedAt, zone) ?? draft.receivedAt,
    title: draft.title.trim(),
    category,
    urgency,
    scope,
    firstReceiver,
    ...text('text'),
    ...text('name'),
    ...text('phone'),
    ...text('address'),
    ...text('community'),
    ...(draft.lng.trim() === '' ? {} : { position: { lng: Number(draft.lng), lat: Number(draft.lat) } }),
  }
}
