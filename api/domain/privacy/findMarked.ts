// What gives a person away by its own marks: mail addresses, plates, accounts and papers that are named before their number.
import { type Finder, matchesOf } from './span.ts'

const EMAIL = /[\w.+-]+ ?@ ?[\w-]+(?:\.[\w-]+)+/g
/** GA 36: province, city letter, five or (new energy) six signs without I and O. */
const PLATE =
  /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][·• -]?[A-HJ-NP-Z0-9]{5,6}(?![A-Z0-9])/gi
const WECHAT =
  /(?:微信号?|微信(?:账号|ID)|[vV薇威]信号?|(?<![a-z])(?:VX|WX|wechat))(?:[是为]|[:：]|\s){0,3}([a-z][\w-]{5,19})(?![\w-])/gi
const QQ = /(?<![a-z])QQ号?(?:[是为]|[:：]|\s){0,3}([1-9]\d{4,10})(?!\d)/gi
const PASSPORT =
  /(?:护照|通行证|台胞证|回乡证)(?:号码?|证件)?(?:[是为]|[:：]|\s){0,3}([a-z]{1,2}\d{7,9})(?![a-z0-9])/gi
const LEAST_PLATE_DIGITS = 3

/** Mail addresses, plates, WeChat and QQ accounts, passports and permits in a plain text. */
export const findMarked: Finder = (plain) => [
  ...matchesOf(plain, EMAIL, 'email'),
  ...matchesOf(plain, PLATE, 'plate').filter(({ start, end }) => isPlate(plain.slice(start, end))),
  ...matchesOf(plain, WECHAT, 'wechat'),
  ...matchesOf(plain, QQ, 'qq'),
  ...matchesOf(plain, PASSPORT, 'passport'),
]

/** A word after 新 or 云 is no plate: those are mostly digits. */
const isPlate = (text: string): boolean => text.replace(/\D/g, '').length >= LEAST_PLATE_DIGITS
