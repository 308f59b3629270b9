import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findPersonal } from './findPersonal.ts'
import { maskText } from './maskPersonal.ts'

const found = (text: string) =>
  findPersonal(text).map(({ start, end, kind }) => `${kind} ${text.slice(start, end)}`)

describe('numbers are found however they are written', () => {
  test.each([
    ['打１３９ １２３４ ５６７８', ['phone １３９ １２３４ ５６７８']],
    ['+86 139-1234-5678', ['phone 139-1234-5678']],
    ['8613912345678', ['phone 13912345678']],
    ['1\u200b39\u200b1234\u200b5678', ['phone 1\u200b39\u200b1234\u200b5678']],
    ['幺三九，幺三九幺二三四五六七八', ['phone-cn-numerals 幺三九幺二三四五六七八']],
    ['其一13912345678', ['phone 13912345678']],
    ['1 3 9 1 2 3 4 5 6 7 8', ['phone 1 3 9 1 2 3 4 5 6 7 8']],
    ['110105 19850307 1230', ['id 110105 19850307 1230']],
    ['１１０１０５１９４９１２３１００２Ｘ', ['id １１０１０５１９４９１２３１００２Ｘ']],
    ['(0755)83123456', ['landline 0755)83123456']],
    ['座机83123456', ['landline 83123456']],
    ['银行卡6222021234567890129', []],
    ['银行卡4111111111111111', ['card 4111111111111111']],
    ['QQ：123456789', ['qq 123456789']],
    ['VX:abc_1234', ['wechat abc_1234']],
  ])('%s', (text, expected) => expect(found(text)).toEqual(expected))

  test('a citizen number with a wrong check character only where it is called one', () => {
    expect(found('身份证号：110105198503071231')).toEqual(['id 110105198503071231'])
    expect(found('工单110105198503071231')).toEqual([])
  })

  test('15 digits said to be an order are none', () => {
    expect(found('订单号440524770815006')).toEqual([])
    expect(found('440524770815006')).toEqual(['id15 440524770815006'])
  })
})

describe('places and names', () => {
  test.each([
    ['三号楼二单元五零一室漏水', ['address 三号楼二单元五零一室']],
    ['中山北路88弄12号301室', ['address 88弄12号301室']],
    ['家在12-3-602', ['address 12-3-602']],
    ['3栋501', ['address 3栋501']],
    ['3号楼电梯坏了', []],
    ['于2024-6-101前', []],
    ['业主王丽反映楼道堆物', ['name 王丽']],
    ['我叫欧阳小明，', ['name 欧阳小明']],
    ['联系李建国先生', ['name 李建国']],
    ['联系张先生', []],
    ['市民关于噪音的反映', []],
    ['居民周边环境差', []],
    ['业主于昨日来电', []],
  ])('%s', (text, expected) => expect(found(text)).toEqual(expected))
})

test('spans lie in order inside the text and never overlap; a masked text holds no number any more', () => {
  const pieces = [
    '13912345678',
    '3号楼2单元501室',
    '投诉人李建国',
    '一三九',
    'zs@a.cn',
    '0755-83123456',
    ' ',
    '。',
  ]
  const texts = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 4, unit: 'binary' })))
  fc.assert(
    fc.property(texts, (parts) => {
      const text = parts.join('')
      let from = 0
      for (const { start, end } of findPersonal(text)) {
        expect(start).toBeGreaterThanOrEqual(from)
        expect(end).toBeGreaterThan(start)
        from = end
      }
      expect(from).toBeLessThanOrEqual(text.length)
      const left = findPersonal(maskText(text)).filter(({ kind }) =>
        /^(?:id|phone|landline|email)/.test(kind),
      )
      expect(left).toEqual([])
    }),
    { numRuns: 300, seed: 4 },
  )
})

test('a long text costs no more than its length, and a number across two pieces is found', () => {
  const text = `${'1'.repeat(19_995)} 13912345678 ${'楼上噪音 1 2 3 '.repeat(40_000)}`
  const before = process.cpuUsage()
  expect(found(text)).toEqual(['phone 13912345678'])
  // The machine's own work, however many others share it.
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(5000)
})
