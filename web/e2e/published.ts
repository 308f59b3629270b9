// A quarter published over HTTP by the demo's own accounts, for tests of what is shown afterwards.
import { QUARTER } from './screens.ts'

const PASSWORD = 'pingyi-demo'
const ROOT = '/api/v1'

/** Requests of one account; a failure throws. */
export interface Signed {
  readonly get: <T>(address: string) => Promise<T>
  readonly post: <T>(address: string, body: object) => Promise<T>
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
  }
}

/** Freezes, opens to objections and publishes; the window is as short as it may be. */
export async function publishQuarter(origin: string): Promise<void> {
  const [operator, leader] = [await signIn(origin, 'operator'), await signIn(origin, 'leader')]
  await operator.post(`/appraisals/${QUARTER}/freeze`, {})
  await operator.post(`/appraisals/${QUARTER}/open-objections`, {})
  await leader.post(`/appraisals/${QUARTER}/publish`, { confirm: QUARTER })
}
