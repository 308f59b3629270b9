import { describe, expect, test } from 'vitest'
import {
  maskAddress,
  maskName,
  maskNameKeepingLength,
  maskPhone,
  maskPhoneField,
  maskText,
} from './maskPersonal.ts'

describe('names', () => {
  test.each([
    ['张三', '张*', '张**'],
    ['张三丰', '张**', '张**'],
    ['司马相如', '司马**', '司马**'],
    ['王', '*', '***'],
    ['买买提·阿布都拉', '买**·****', '买**'],
    ['John Smith', 'J*** S****', 'J**'],
    ['张 三', '张*', '张**'],
    ['', '', ''],
    ['上官婉儿', '上官**', '上官**'],
    ['李四（代）', '李*', '李**'],
  ])('%s shows %s in print and %s elsewhere', (name, printed, hidden) => {
    expect(maskNameKeepingLength(name)).toBe(printed)
    expect(maskName(name)).toBe(hidden)
  })
})

describe('telephones', () => {
  test.each([
    ['13800138000', '138****8000'],
    ['138 0013 8000', '138****8000'],
    ['+86 13800138000', '138****8000'],
    ['１３８００１３８０００', '138****8000'],
    ['010-12345678', '010-****5678'],
    ['12345', null],
    ['12800138000', null],
    ['2024060100017', null],
    ['138001380001', null],
  ])('%s becomes %s', (phone, masked) => {
    expect(maskPhone(phone)).toBe(masked)
  })

  test('a field that is no known number still gives nobody away, and a hotline stays readable', () => {
    expect(maskPhoneField('12345')).toBe('12345')
    expect(maskPhoneField('8612345678')).toBe('****78')
  })
})

describe('addresses', () => {
  test.each([
    ['柳荫里3号楼2单元501室', '柳荫里**'],
    ['云杉大道 12 号', '云杉大道**'],
    ['柳荫社区', '柳荫社区'],
    ['', ''],
  ])('%s is told as %s', (address, masked) => {
    expect(maskAddress(address)).toBe(masked)
  })
})

describe('free texts', () => {
  test.each([
    ['请联系张先生13912345678，谢谢', '请联系张先生139****5678，谢谢'],
    ['身份证110105198503071230，反映路灯不亮', '身份证110***********1230，反映路灯不亮'],
    ['电话１３９１２３４５６７８', '电话139****5678'],
    ['旧证号440524770815006', '旧证号440********5006'],
    ['座机0755-83123456转8', '座机0755-****3456转8'],
    ['邮箱 zhang.san@example.com', '邮箱 z***@***'],
    ['车牌京A12345占道', '车牌京A****5占道'],
  ])('%s hides the numbers', (text, masked) => {
    expect(maskText(text)).toBe(masked)
  })

  test.each([
    '工单号2024060100017，已办结',
    '12345热线回复称',
    '2024年6月1日至2024年6月30日',
    '面积138平方米，价格13800元',
  ])('%s is left as it is', (text) => {
    expect(maskText(text)).toBe(text)
  })
})
