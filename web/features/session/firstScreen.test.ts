// Where a sign-in leads that came from nowhere: inspectors to what is left, everybody else to the overview.
import { afterEach, expect, it, vi } from 'vitest'
import { createQueryClient } from '#web/lib/queryClient.ts'
import { answerFetch } from '#web/test/render.tsx'
import { firstScreen } from './firstScreen.ts'

afterEach(() => vi.unstubAllGlobals())

const batch = (id: number, nextCheck: string | null, nextVisit: string | null) => ({
  ...{ batch: { id, drawId: 'd', period: '2026-Q3', state: 'drawn', asOf: '' }, nextCheck, nextVisit },
  ...{ checks: { done: 0, total: 1 }, visits: { done: 0, total: 1 } },
})
const lead = (role: string, inspections: unknown) => {
  answerFetch({ '/session': { username: 'x', role }, '/inspections': inspections })
  return firstScreen(createQueryClient())
}

it('is the next record, or the next resident where all records are checked', async () => {
  const items = [batch(3, null, null), batch(2, 'hotline:A 1', 'hotline:B')]
  expect(await lead('supervisor', { items })).toBe('/supervise?tab=check&batch=2&item=hotline%3AA+1')
  expect(await lead('supervisor', { items: [batch(2, null, 'b')] })).toBe(
    '/supervise?tab=visit&batch=2&item=b',
  )
})

it('is the overview for everybody else, and where nothing is left or known', async () => {
  expect(await lead('leader', { items: [batch(2, 'a', 'b')] })).toBe('/')
  expect(await lead('supervisor', { items: [] })).toBe('/')
  expect(await lead('supervisor', 503)).toBe('/')
})
