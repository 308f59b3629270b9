// What staff write for the public: by two people, with nothing personal in it, and gone when it is withdrawn.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PublicTextItem } from '../contract/publicTexts.ts'
import { contextOf } from '../services/context.ts'
import { approvePublicText, suspectsIn } from '../services/public/publicTexts.ts'
import { type Life, startLife } from './appraisalLife.ts'
import { type DemoStreet, demoStreet } from './demoStreet.ts'

let street: DemoStreet
let life: Life
beforeAll(async () => {
  street = await demoStreet(3000, { isLive: true })
  life = await startLife(street.open(), ['p01', 'p02'])
}, 120_000)
afterAll(async () => {
  await life.test.close()
  street.remove()
})

const write = (payload: object) => life.done<PublicTextItem>('operator', 'POST', '/public-texts', payload)
const withdraw = (as: string, { id }: PublicTextItem) => life.ask(as, 'POST', `/public-texts/${id}/withdraw`)
/** With every suspect mark of the text as it was read confirmed. */
const approve = (as: string, text: PublicTextItem, confirmed: object[] = suspectsIn(text)) =>
  life.ask(as, 'POST', `/public-texts/${text.id}/approve`, { sha256: text.sha256, confirmed })
const rewrite = (id: number, payload: object) =>
  life.done<PublicTextItem>('operator', 'PUT', `/public-texts/${id}`, payload)
const page = (url: string) => life.test.app.inject({ method: 'GET', url, remoteAddress: '203.0.113.9' })
const texts = async () => (await page('/api/public/v1/texts')).json().items

const CHANNEL = {
  kind: 'channel',
  subject: 'hotline',
  title: '社区热线',
  body: '工作日可拨打 0571-87654321。\n\n夜间请留言。',
}

describe('a text for the public', () => {
  it('is read by nobody outside until somebody else approves it, and no more once it is withdrawn', async () => {
    const draft = await write(CHANNEL)
    expect(draft.state).toBe('draft')
    expect(await texts()).toEqual([])
    expect((await page('/public')).body).not.toContain('/public/channels')
    expect(await approve('operator', draft)).toMatchObject({ status: 403 })
    expect(await approve('leader', draft)).toMatchObject({ status: 200 })
    expect(await texts()).toEqual([
      {
        kind: 'channel',
        subject: { code: 'hotline', label: { zh: '热线', en: 'Hotline' } },
        title: { zh: '社区热线', en: '社区热线' },
        body: { zh: CHANNEL.body, en: CHANNEL.body },
      },
    ])
    const shown = await page('/public/channels')
    expect(shown.body).toContain(
      '<h2>热线</h2><article><h3>社区热线</h3><p>工作日可拨打 0571-87654321。</p><p>夜间请留言。</p>',
    )
    expect((await page('/public')).body).toContain('href="/public/channels"')
    expect(await withdraw('operator', draft)).toMatchObject({ status: 200 })
    expect(await texts()).toEqual([])
    expect((await page('/public/channels')).body).toContain('暂无内容')
    expect(await withdraw('operator', draft)).toMatchObject({ status: 409, code: 'conflict' })
  })

  it('is not approved by who wrote it, whatever they may', async () => {
    const { id, sha256 } = await write(CHANNEL)
    const { db, clock } = life.test
    const own = { sha256, confirmed: [], by: 'operator', nowMs: clock.ms }
    expect(() => approvePublicText(contextOf(db, clock.ms), id, own)).toThrow(
      expect.objectContaining({ code: 'same_decider' }),
    )
  })

  it('is refused while something personal stands in it, and rewritten by its author', async () => {
    const draft = await write({ ...CHANNEL, bodyEn: 'Call 138 1234 5678.' })
    expect(draft.holdsPersonal).toBe(true)
    expect(await approve('leader', draft)).toMatchObject({ status: 409, code: 'holds_personal' })
    const { title, body } = CHANNEL
    expect(await approve('admin', await rewrite(draft.id, { title, body }))).toMatchObject({ status: 200 })
    const again = await life.ask('operator', 'PUT', `/public-texts/${draft.id}`, { title, body: '改' })
    expect(again).toMatchObject({ status: 409, code: 'conflict' })
    const change = () => life.test.db.sqlite.exec("UPDATE public_text SET body = 'x'")
    expect(change).toThrow(/never changes/)
  })

  it('is approved only with each of its marks confirmed as it stands', async () => {
    const text = await write({ ...CHANNEL, body: '请找李建国，或到明珠花园门口。' })
    const all = suspectsIn(text)
    expect(all.map((mark) => mark.text)).toContain('李建国')
    expect(all.length).toBeGreaterThan(1)
    const moved = all.map((one, i) => (i === 0 ? { ...one, text: '李建民' } : one))
    for (const confirmed of [[], all.slice(1), moved, [...all, { field: 'title', start: 0, text: '社' }]])
      expect(await approve('leader', text, confirmed)).toMatchObject({
        ...{ status: 409, code: 'marks_unconfirmed' },
      })
    expect(await approve('leader', text)).toMatchObject({ status: 200 })
    await withdraw('leader', text)
  })

  it('is approved as it was read: rewritten meanwhile it is read again first', async () => {
    const read = await write(CHANNEL)
    const { title } = CHANNEL
    const after = await rewrite(read.id, { title, body: '请致电本人。' })
    expect(await approve('leader', read)).toMatchObject({ status: 409, code: 'conflict' })
    expect(await approve('leader', after)).toMatchObject({ status: 200 })
    await withdraw('leader', after)
  })

  it.each([
    [{ kind: 'channel', title: '甲', body: '乙' }, 'validation'],
    [{ kind: 'channel', subject: 'pigeon', title: '甲', body: '乙' }, 'validation'],
    [{ kind: 'guide', subject: 'pigeon', title: '甲', body: '乙' }, 'unknown_category'],
    [{ kind: 'typical_case' }, 'validation'],
    [{ kind: 'typical_case', case: 'none:1' }, 'unknown_case'],
    [{ ...CHANNEL, case: 'none:1' }, 'validation'],
  ])('%o is refused', async (payload, code) => {
    expect(await life.ask('operator', 'POST', '/public-texts', payload)).toMatchObject({ code })
  })

  it('stands in the log by its hash, without its words', async () => {
    const bodies = life.test.db.sqlite
      .prepare("SELECT body FROM event WHERE case_key IS NULL AND body ->> 'type' LIKE 'text_%'")
      .pluck()
      .all()
    expect(bodies.length).toBeGreaterThan(4)
    expect(bodies.join()).not.toContain('热线')
  })
})

describe('a typical case', () => {
  const RESIDENT = { name: '欧阳试名', phone: '13812345678', address: '云杉路18弄6号302室' }
  const entered = {
    ...{
      channel: 'reception_window',
      receivedAt: '2026-12-20T09:00:00+08:00',
      category: '',
      firstReceiver: 'p01',
    },
    ...{ urgency: 'ordinary', scope: 'household' },
    title: '欧阳试名反映路灯不亮',
    text: '本人住云杉路18弄6号302室，电话１３８１２３４５６７８，楼下路灯三天不亮。欧阳试名',
    ...RESIDENT,
  }

  it('begins from its case with everything personal taken out, and may not bring it back', async () => {
    const { body: meta } = await life.ask('operator', 'GET', '/meta')
    const [{ code: category }] = JSON.parse(meta).categories
    const { id: caseId } = await life.done<{ id: string }>('operator', 'POST', '/cases', {
      ...entered,
      category,
    })
    const told = await write({ kind: 'typical_case', case: caseId })
    expect(told).toMatchObject({ title: '某反映路灯不亮', holdsPersonal: false })
    expect(told.body).toContain('楼下路灯三天不亮')
    expect(told.body).not.toMatch(/[0-9０-９]|欧阳/)
    const bad = await write({
      kind: 'typical_case',
      case: caseId,
      title: '案例',
      body: '欧阳试名的事办好了。',
    })
    expect(bad.holdsPersonal).toBe(true)
    expect(await approve('leader', bad)).toMatchObject({ code: 'holds_personal' })
    expect(await approve('leader', told)).toMatchObject({ status: 200 })
    const shown = (await page('/public/cases')).body
    expect(shown).toContain('楼下路灯三天不亮')
    for (const one of [shown, JSON.stringify(await texts())]) expect(one).not.toContain(caseId)
  })
})
