// The recheck page's own judgement, on draws the rules made and on what was changed in them.
import { execFileSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { commitmentOf } from '#api/domain/sampling/ceremony.ts'
import { draw, freeze } from '#api/domain/sampling/draw.ts'
import { judge } from './judge.ts'
import { shown } from './show.ts'
import { saying } from './words.ts'

const frozen = freeze({
  name: '2026-Q3-01',
  ...{ period: '2026-Q3', filters: {}, allocation: { 居委会: 3, 物业: 3 } },
  records: Array.from({ length: 40 }, (_, i) => ({
    id: `c${String(i + 1).padStart(2, '0')}`,
    stratum: i % 2 === 0 ? '居委会' : '物业',
  })),
})
const SECRET = ['监督组甲', '01'.repeat(32)] as const
const file = draw(frozen, {
  commitments: [[SECRET[0], commitmentOf(frozen.drawId, SECRET)]],
  reveals: [SECRET],
  public: '骰子:31415926535897932384',
  replacements: 2,
})
const { public: _, seed: __, sample: ___, replacements: ____, ...plan } = file

const textOf = (value: unknown, lang: 'zh' | 'en' = 'zh') => {
  const text = JSON.stringify(value)
  const box = document.createElement('div')
  box.append(...shown(judge(text), text, { lang, say: saying(lang) }))
  return box.textContent ?? ''
}

it('a true draw is said to be true, with its hash, its seed and every record', () => {
  const text = textOf(file)
  expect(text).toContain('一致：重新抽取得到同一份样本')
  for (const part of [file.frameHash, file.seed, ...file.sample.map(({ id }) => id)])
    expect(text).toContain(part)
  expect(textOf(file, 'en')).toContain('True: drawing again gives the same sample')
})

it('the command for the seed, run by a shell, gives the seed', () => {
  const text = JSON.stringify(file)
  const box = document.createElement('div')
  box.append(...shown(judge(text), text, { lang: 'zh', say: saying('zh') }))
  const [, command] = [...box.querySelectorAll('pre')].map((one) => one.textContent ?? '')
  expect(execFileSync('sh', ['-c', command ?? ''], { encoding: 'utf8' })).toContain(file.seed)
})

it('one changed id is named', () => {
  const [first] = file.sample
  const sample = [{ ...first, id: 'c99' }, ...file.sample.slice(1)]
  expect(textOf({ ...file, sample })).toContain(`不一致：样本第1项应为“${first?.id}”，现为“c99”`)
  const frame = file.frame.map((id) => (id === first?.id ? 'c99' : id))
  expect(textOf({ ...file, frame })).toContain('“c99”')
})

it('a plan that is not drawn from yet shows its hashes; a changed one is found', () => {
  expect(textOf({ ...plan, reveals: [] })).toContain(`名单已锁定，尚未抽取`)
  expect(textOf({ ...plan, allocation: { ...plan.allocation, 物业: 4 } })).toContain(
    '不一致：抽样编号所载方案的哈希',
  )
  expect(textOf({ ...plan, reveals: [['监督组甲', 'ab'.repeat(32)]] })).toContain(
    '“监督组甲”揭示的值与其承诺不符',
  )
})

it('what the frame was narrowed by is said, and a plan whose filters were changed is found', () => {
  expect(textOf(file)).toContain('抽样范围周期内全部工单')
  const filters = { kind: ['committee'], channel: ['hotline', 'phone'] }
  const narrowed = freeze({
    name: '2026-Q3-02',
    ...{ period: '2026-Q3', filters, allocation: { 居委会: 1 } },
    records: [{ id: 'c01', stratum: '居委会' }],
  })
  const { frame, frameHash, strata, allocation, drawId } = narrowed
  const published = { v: 1, period: '2026-Q3', filters, frame, frameHash, strata, allocation, drawId }
  const undrawn = { ...published, commitments: [], reveals: [] }
  expect(textOf(undrawn)).toContain('单位类型：居委会; 渠道：热线、电话')
  expect(textOf(undrawn, 'en')).toContain('channel: Hotline, Phone')
  expect(textOf({ ...undrawn, filters: { ...filters, channel: ['hotline'] } })).toContain(
    '周期、筛选、分层或分配被改动',
  )
})

it('a draw that was given up says so; markup stays text; what is no JSON is said', () => {
  expect(textOf({ ...file, voidReason: '<b>周期</b>取错' })).toContain('这次抽样已作废：<b>周期</b>取错')
  expect(judge('{').kind).toBe('unreadable')
  expect(judge('[]')).toMatchObject({ kind: 'false', difference: { code: 'shape' } })
})
