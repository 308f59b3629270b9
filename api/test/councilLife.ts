// A residents' council's cast for tests: the app on the demo street, accounts of everybody who acts, slips in hand.
import type { Council } from '../contract/councils.ts'
import { type Life, PERIOD } from './appraisalLife.ts'

export const AGENDA = {
  period: PERIOD,
  title: '第三季度居民评议会',
  place: '云杉街道办事处三楼会议室',
  heldAt: '2026-12-20T14:00:00+08:00',
  departments: ['c01', 'p01'],
  questions: ['办事态度', '解决效果'],
  invited: 20,
  quorum: 6,
}

export interface CouncilLife {
  readonly council: Council
  readonly tokens: readonly string[]
}

/** A draft with so many slips. */
export async function planCouncil(life: Life, slips: number, change: object = {}): Promise<CouncilLife> {
  const council = await life.done<Council>('operator', 'POST', '/councils', { ...AGENDA, ...change })
  const { tokens } = await life.done<{ tokens: string[] }>(
    'operator',
    'POST',
    `/councils/${council.id}/slips`,
    {
      count: slips,
    },
  )
  return { council, tokens }
}

export const readCouncil = (life: Life, id: number, as = 'operator'): Promise<Council> =>
  life.done(as, 'GET', `/councils/${id}`)

export const step = (life: Life, id: number, name: 'open' | 'seal' | 'close'): Promise<Council> =>
  life.done('operator', 'POST', `/councils/${id}/steps`, { step: name })

/** Casts a ballot as a phone's browser does; the page that came back. */
export async function vote(life: Life, token: string, digits: string, more: Record<string, string> = {}) {
  const form = new URLSearchParams(more)
  for (const [place, digit] of [...digits].entries()) if (digit !== ' ') form.set(`q${place}`, digit)
  const answer = await life.test.app.inject({
    method: 'POST',
    url: `/b/${token}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: form.toString(),
  })
  return { status: answer.statusCode, page: answer.body }
}

/** Types papers in a turn, numbered from 1. */
export const type = (life: Life, as: string, id: number, turn: string, papers: readonly string[]) =>
  life.ask(as, 'POST', `/councils/${id}/papers`, {
    turn,
    papers: papers.map((digits, i) => ({ number: i + 1, digits })),
  })

/** Counts who came, and seals. */
export async function seal(life: Life, id: number, attended: number): Promise<Council> {
  await life.done('operator', 'PATCH', `/councils/${id}`, { attended, issued: attended })
  return step(life, id, 'seal')
}
