import { describe, expect, test } from 'vitest'
import { maskName, maskNameKeepingLength } from './maskName.ts'
import { maskAddress, maskPhoneField, maskText } from './maskPersonal.ts'
import { maskPhone } from './maskPhone.ts'

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
    ['欧阳修', '欧阳*', '欧阳**'],
    ['欧阳', '欧*', '欧**'],
    ["O'Brien-Lee", 'O**********', 'O**'],
    ['（代）', '', ''],
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
    ['(0755) 8312 3456转8', '0755-****3456'],
    ['010-83123456-123', '010-****3456'],
    ['+86 10 8312 3456', '010-****3456'],
    ['幺三八〇〇一三八〇〇〇', '138****8000'],
    ['8613800138000', '138****8000'],
    ['400-800-8820', null],
    ['', null],
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
    expect(maskPhoneField('13800138000、0755-83123456')).toBe('138****8000、0755-****3456')
    expect(maskPhoneField('联系人李建国 120')).toBe('联系人李** 120')
    expect(maskPhoneField('')).toBe('')
  })
})

describe('addresses', () => {
  test.each([
    ['柳荫里3号楼2单元501室', '柳荫里**'],
    ['云杉大道 12 号', '云杉大道**'],
    ['柳荫社区', '柳荫社区'],
    ['柳荫里三号楼二单元五零一', '柳荫里**'],
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
    ['我叫王小明，住3号楼2单元501室', '我叫王**，住***'],
    ['微信号zs_1985联系', '微信号***联系'],
    ['护照E12345678', '护照***'],
    ['银行卡4111111111111111', '银行卡****1111'],
    ['一三九 一二三四 五六七八', '139****5678'],
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
