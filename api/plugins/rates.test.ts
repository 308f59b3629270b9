import { expect, it } from 'vitest'
import { addAccount } from '../services/accounts.ts'
import { buildTestApp, sessionCookie, TEST_PASSWORD } from '../test/buildTestApp.ts'

const LAN = '192.168.1.7'

it('V2.4.1 an account that asks too often waits, from whatever address, and another does not', async () => {
  const test = await buildTestApp({ config: { accountLimit: 3 } })
  await addAccount(test.db, { username: 'li', password: TEST_PASSWORD, role: 'operator' }, 0)
  const li = { cookie: await sessionCookie(test.app, 'li') }
  const wang = await test.signIn('leader')
  const ask = async (headers: { cookie: string }, remoteAddress: string) => {
    const answer = await test.app.inject({ url: '/api/v1/meta', headers, remoteAddress })
    return [answer.statusCode, answer.headers['retry-after']]
  }
  for (const address of [LAN, '192.168.1.8', LAN]) expect(await ask(li, address)).toEqual([200, undefined])
  expect(await ask(li, '192.168.1.9')).toEqual([429, '20'])
  expect(await ask(wang, LAN)).toEqual([200, undefined])
  test.clock.ms += 20_000
  expect(await ask(li, LAN)).toEqual([200, undefined])
  await test.close()
})

it('the machine itself is not limited', async () => {
  const test = await buildTestApp({ config: { accountLimit: 1 } })
  const headers = await test.signIn('leader')
  for (const _ of [1, 2, 3]) {
    expect((await test.app.inject({ url: '/api/v1/meta', headers })).statusCode).toBe(200)
  }
  await test.close()
})
