// The screens every check walks through, each at an address with something to show.
import type { Cases } from '#api/contract/cases.ts'
import { ask } from './api.ts'

export interface Screen {
  readonly name: string
  readonly address: string
}

/** A quarter that has ended: ranked, with callbacks in. */
export const QUARTER = '2026-Q3'

const period = `period=${QUARTER}`

export const SCREENS: readonly Screen[] = [
  { name: 'overview', address: `/?${period}` },
  { name: 'map', address: `/map?${period}` },
  { name: 'rank', address: `/rank?${period}` },
  { name: 'rank-funnel', address: `/rank?${period}&v=funnel` },
  { name: 'rank-lines', address: `/rank?${period}&v=slope&group=property` },
  { name: 'rank-months', address: `/rank?${period}&v=heat` },
  { name: 'rank-weights', address: `/rank?${period}&tab=weights&layer=mix` },
  { name: 'sla', address: `/sla?${period}` },
  { name: 'unit', address: `/unit/c01?${period}` },
  { name: 'cases', address: `/cases?${period}` },
  { name: 'case', address: '/cases/:id' },
  { name: 'case-sheet', address: '/cases/:id/sheet' },
  { name: 'supervise-results', address: '/supervise?tab=results' },
  { name: 'supervise', address: '/supervise' },
  { name: 'check', address: '/supervise?tab=check' },
  { name: 'visit', address: '/supervise?tab=visit' },
  { name: 'councils', address: `/council?${period}` },
  { name: 'appraisals', address: `/quarter?${period}` },
  { name: 'appraisal', address: `/quarter/${QUARTER}?${period}` },
  { name: 'notice', address: `/notice?${period}` },
  { name: 'brief', address: `/notice/brief?${period}` },
  { name: 'record', address: `/notice/unit/c01?${period}` },
  { name: 'supervise-signals', address: `/supervise?${period}&tab=signals` },
  { name: 'import', address: '/import' },
  { name: 'trail', address: '/trail' },
  { name: 'audit', address: '/trail/audit' },
  { name: 'settings', address: '/settings' },
  { name: 'login', address: '/login' },
  { name: 'account', address: '/account' },
  { name: 'help', address: '/help' },
]

/** The address with `:id` filled: an urgent case has two kinds of clocks. */
export async function addressOf({ address }: Screen): Promise<string> {
  if (!address.includes(':id')) return address
  const { items } = await ask<Cases>(`/cases?${period}&urgency=urgent&limit=1`)
  return address.replace(':id', encodeURIComponent(items[0]?.id ?? ''))
}
