// A quarter published over HTTP by the demo's own accounts, for tests of what is shown afterwards.
import type { Council } from '#api/contract/councils.ts'
import type { Sample } from '#api/contract/samples.ts'
import { checkAll } from '#api/test/checkedSample.ts'
import { openDb } from '#db/open.ts'
import { QUARTER } from './screens.ts'

const PASSWORD = 'pingyi-demo'
const ROOT = '/api/v1'

/** Requests of one account; a failure throws. */
export interface Signed {
  readonly get: <T>(address: string) => Promise<T>
  readonly post: <T>(address: string, body: object) => Promise<T>
  readonly patch: <T>(address: string, body: object) => Promise<T>
}

export async function signIn(origin: string, username: string): Promise<Signed> {
  const json = { 'content-type': 'application/json' }
  const credentials = JSON.stringify({ username, password: PASSWORD })
  const entered = await fetch(`${origin}${ROOT}/session`, {
    method: 'POST',
    headers: json,
    body: credentials,
  })
  const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? ''
  const ask = async <T>(address: string, init: RequestInit): Promise<T> => {
    const answer = await fetch(origin + ROOT + address, { ...init, headers: { ...json, cookie } })
    if (!answer.ok) throw new Error(`${answer.status} ${address}: ${await answer.text()}`)
    return (await answer.json()) as T
  }
  return {
    get: (address) => ask(address, {}),
    post: (address, body) => ask(address, { method: 'POST', body: JSON.stringify(body) }),
    patch: (address, body) => ask(address, { method: 'PATCH', body: JSON.stringify(body) }),
  }
}

/** Freezes, opens to objections and publishes; the window is as short as it may be. */
export async function publishQuarter(origin: string): Promise<void> {
  const [operator, leader] = [await signIn(origin, 'operator'), await signIn(origin, 'leader')]
  await operator.post(`/appraisals/${QUARTER}/freeze`, {})
  await operator.post(`/appraisals/${QUARTER}/open-objections`, {})
  await leader.post(`/appraisals/${QUARTER}/publish`, { confirm: QUARTER })
}

/** A batch checked and handed in, a council counted and published, then a version that takes both in: ranks and totals move. */
export async function correctQuarter(origin: string, file: string): Promise<void> {
  await checkBatch(origin, file)
  await holdCouncil(origin)
  const [operator, leader] = [await signIn(origin, 'operator'), await signIn(origin, 'leader')]
  await operator.post(`/appraisals/${QUARTER}/supersede`, { reason: '补入第三方监督和居民评议得分' })
  await leader.post(`/appraisals/${QUARTER}/publish`, { confirm: QUARTER })
}

async function checkBatch(origin: string, file: string): Promise<void> {
  const { post } = await signIn(origin, 'supervisor')
  const { id } = await post<Sample>('/samples', { period: QUARTER, size: { by: 'share', share: 0.3 } })
  const sample = await post<Sample>(`/samples/${id}/draw`, { public: '31415926535897932384' })
  const db = openDb(file)
  checkAll({ test: { db }, sample })
  db.close()
  await post(`/samples/${id}/submit`, {})
}

const BALLOTS = [
  '111111111111',
  '122212221222',
  '211222113211',
  '112122321121',
  '221311212212',
  '123123123123',
]

async function holdCouncil(origin: string): Promise<void> {
  const [operator, leader] = [await signIn(origin, 'operator'), await signIn(origin, 'leader')]
  const { id } = await operator.post<Council>('/councils', {
    ...{
      period: QUARTER,
      title: '第三季度居民评议会',
      place: '三楼会议室',
      heldAt: '2026-09-29T14:00:00+08:00',
    },
    departments: ['c01', 'c02', 'c03', 'p01', 'p02', 'p03'],
    questions: ['办事态度', '解决效果'],
    ...{ invited: BALLOTS.length, quorum: BALLOTS.length },
  })
  const slips = { count: BALLOTS.length }
  const { tokens } = await operator.post<{ tokens: string[] }>(`/councils/${id}/slips`, slips)
  await operator.post(`/councils/${id}/steps`, { step: 'open' })
  for (const [i, token] of tokens.entries()) await vote(`${origin}/b/${token}`, BALLOTS[i] ?? '')
  await operator.patch(`/councils/${id}`, { attended: BALLOTS.length, issued: BALLOTS.length })
  await operator.post(`/councils/${id}/steps`, { step: 'seal' })
  await leader.post(`/councils/${id}/publish`, {})
}

/** As a phone's browser sends the ballot. */
async function vote(address: string, digits: string): Promise<void> {
  const body = new URLSearchParams(Object.fromEntries([...digits].map((digit, i) => [`q${i}`, digit])))
  const answer = await fetch(address, { method: 'POST', body })
  if (!answer.ok) throw new Error(`${answer.status} ${address}`)
}
