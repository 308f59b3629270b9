// The quarter's appraisal through the page (AC-06): frozen, objected to, decided by two people, published; at every stage fit to be read.
import { copyFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Snapshot } from '#api/domain/appraisal/snapshot.ts'
import { expectFit } from './fit.ts'
import { pressOn, writeInto } from './keyboard.ts'
import { type Server, startServer } from './server.ts'
import { axe, folder, seed, type Visit, visits } from './support.ts'

const { visit } = visits()
const PAGE = '/quarter/2026-Q3?period=2026-Q3'

let server: Server
beforeAll(async () => {
  const file = path.join(folder, 'appraisal.db')
  copyFileSync(seed, file)
  server = await startServer(file)
})
afterAll(() => server.stop())

async function enter(username: string): Promise<Visit> {
  const at = await visit({ origin: server.origin, own: true })
  await at.open(`/login?back=${encodeURIComponent(PAGE)}`)
  await writeInto(at, '账号', username)
  await writeInto(at, '密码', 'pingyi-demo')
  await at.page.keyboard.press('Enter')
  await at.page.waitForURL((url) => url.pathname === '/quarter/2026-Q3')
  await at.settle()
  return at
}

const step = (at: Visit) => at.page.locator('[aria-current=step]').innerText()

/** Whoever pressed a button that is gone by now goes on in its block, not at the top of the page. */
async function expectFocus(at: Visit, where: string): Promise<void> {
  await at.page.locator(`${where}:focus`).waitFor()
}

async function decide(at: Visit, word: '成立' | '不成立'): Promise<void> {
  await writeInto(at, '复核意见', '属实')
  await pressOn(at, at.page.getByRole('button', { name: word, exact: true }))
  await at.settle()
}

/** `A`, the reason straight into its field, past the way out to the way on. */
async function acceptByKey({ page }: Visit): Promise<void> {
  await page.keyboard.press('a')
  await page.getByRole('dialog', { name: '申诉复核：成立' }).waitFor()
  await page.keyboard.type('属实')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
}

it('is frozen, objected to, decided by two and published, with keys only', async () => {
  const operator = await enter('operator')
  expect(await step(operator)).toContain('核对')
  await pressOn(operator, operator.page.getByRole('button', { name: '冻结为草稿' }))
  await operator.page.getByRole('button', { name: '开始公示' }).waitFor()
  await operator.settle()
  expect(await step(operator)).toContain('草稿')
  await expectFocus(operator, '.appraisal-acts')
  await expectFit(operator)
  await pressOn(operator, operator.page.getByRole('button', { name: '开始公示' }))
  await operator.page.getByText('申诉截止').waitFor()

  const unit = await enter('department')
  const draft = await snapshot()
  const own = draft.units.departments.find(({ id }) => id === 'c01')
  const [first = 0, second = 0] = own?.indicators.response_rate?.cases ?? []
  await writeInto(
    unit,
    '工单编号（每行一个，含来源）',
    `${draft.units.cases[first]} ${draft.units.cases[second]}`,
  )
  await writeInto(unit, '证据', '不在本辖区')
  await pressOn(unit, unit.page.getByRole('button', { name: '提交申诉' }))
  await unit.page.getByText('待复核').waitFor()
  await expectFocus(unit, '.appraisal-form')
  await unit.settle()
  await expectFit(unit)
  await unit.close()

  await operator.open(PAGE)
  await operator.page.getByText('若成立').first().waitFor()
  await expectFit(operator)
  await decide(operator, '成立')
  await operator.page.getByText('operator：成立（属实）').waitFor()
  await expectFocus(operator, '.appraisal-objection')
  await operator.close()

  const leader = await enter('leader')
  await acceptByKey(leader)
  await leader.page.getByText('leader：成立（属实）').waitFor()
  await publish(leader)
  await leader.close()
})

async function snapshot(): Promise<Snapshot> {
  const answer = await fetch(`${server.origin}/api/v1/appraisals/2026-Q3/snapshot`)
  return (await answer.json()) as Snapshot
}

async function publish(leader: Visit): Promise<void> {
  await pressOn(leader, leader.page.getByRole('button', { name: '发布', exact: true }))
  await leader.page.getByRole('dialog').waitFor()
  expect(await axe(leader.page)).toEqual([])
  await writeInto(leader, '确认期次', '2026年第三季度')
  await leader.page.keyboard.press('Tab')
  const dialog = leader.page.getByRole('dialog')
  await pressOn(leader, dialog.getByRole('button', { name: '发布', exact: true }))
  await leader.page.getByText('已发布 · 第1版').waitFor()
  await expectFocus(leader, '.appraisal-acts')
  await leader.settle()
  await expectFit(leader)
  const { stage, objections } = await snapshot()
  expect(stage).toBe('published')
  expect(objections).toMatchObject([{ department: 'c01', state: 'accepted' }])
}
