// The recheck page's own judgement, on draws the rules made and on what was changed in them.
import { expect, it } from 'vitest'
import { aDraw } from '#api/test/aDraw.ts'
import { judge } from './judge.ts'
import { shown } from './show.ts'
import { saying } from './words.ts'

const file = aDraw()
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

it('a draw that was given up says so; markup stays text; what is no JSON is said', () => {
  expect(textOf({ ...file, voidReason: '<b>周期</b>取错' })).toContain('这次抽样已作废：<b>周期</b>取错')
  expect(judge('{').kind).toBe('unreadable')
  expect(judge('[]')).toMatchObject({ kind: 'false', difference: { code: 'shape' } })
})
