// A seeded corpus of complaints: residents who say who they are, in every way of writing it, and complaints that say nothing of them.
import { upgradeCnId } from '../../domain/privacy/cnId.ts'
import type { Random } from './random.ts'

const SURNAMES = [...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗', '欧阳', '上官', '诸葛']
const GIVEN = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华建国文玉兰海燕红梅']
const PLACES = ['幸福里', '丰泽园小区', '柳荫里', '和平新村', '金桂苑', '望河家园', '云杉大道', '东湖花园']
const TROUBLES = [
  '楼上半夜噪音扰民',
  '路灯不亮',
  '下水道堵塞',
  '垃圾三天没有清运',
  '电梯多次停运',
  '违停占用消防通道',
  '广场舞声音过大',
]
const AREAS = ['110105', '310104', '440305', '330106', '510107', '420111']
const NUMERALS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const
const SPOKEN = ['洞', '幺', '两', '三', '四', '五', '六', '拐', '八', '勾'] as const
const FULL_WIDTH_ZERO = 0xff10

const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
const whole = (random: Random, from: number, to: number): number =>
  from + Math.floor(random() * (to - from + 1))
const digits = (random: Random, n: number): string =>
  Array.from({ length: n }, () => whole(random, 0, 9)).join('')
const fullWidth = (text: string): string =>
  text.replace(/\d/g, (digit) => String.fromCharCode(FULL_WIDTH_ZERO + Number(digit)))
const inWords = (text: string, words: readonly string[]): string =>
  text.replace(/\d/g, (digit) => words[Number(digit)] ?? digit)

/** A piece as it stands in the text. */
export interface Planted {
  readonly text: string
  readonly piece: string
}

const mobile = (random: Random): string => `1${whole(random, 3, 9)}${digits(random, 9)}`

/** Ways in which people write a mobile number. */
const PHONE_WAYS: readonly ((phone: string) => string)[] = [
  (phone) => phone,
  fullWidth,
  (phone) => phone.replace(/^(\d{3})(\d{4})/, '$1 $2 '),
  (phone) => phone.replace(/^(\d{3})(\d{4})/, '$1-$2-'),
  (phone) => fullWidth(phone.replace(/^(\d{3})(\d{4})/, '$1 $2 ')),
  (phone) => inWords(phone, NUMERALS),
  (phone) => inWords(phone, SPOKEN),
  (phone) => inWords(phone.replace(/^(\d{3})(\d{4})/, '$1 $2 '), NUMERALS),
  (phone) => [...phone].join(' '),
  (phone) => [...phone].join('\u200b'),
  (phone) => `${phone.slice(0, 3)}${inWords(phone.slice(3, 7), NUMERALS)}${phone.slice(7)}`,
]

function cnId(random: Random): string {
  const date = `${whole(random, 40, 99)}${pad(whole(random, 1, 12))}${pad(whole(random, 1, 28))}`
  return upgradeCnId(`${pick(random, AREAS)}${date}${digits(random, 3)}`)
}

const pad = (n: number): string => String(n).padStart(2, '0')

const ID_WAYS: readonly ((id: string) => string)[] = [
  (id) => id,
  (id) => id.toLowerCase(),
  fullWidth,
  (id) => id.replace(/^(\d{6})(\d{8})/, '$1 $2 '),
  (id) => id.slice(0, 6) + id.slice(8, 17),
]

/** A complaint with a mobile, a landline or a +86 number in one of the ways. */
export function withPhone(random: Random): Planted {
  const piece =
    random() < 0.2
      ? `0${pick(random, ['10', '21', '755', '571'])}-${whole(random, 2, 8)}${digits(random, 7)}`
      : pick(random, PHONE_WAYS)(mobile(random))
  const before = pick(random, ['请联系', '电话', '回电：', '手机号', '致电+86 ', '，', ''])
  return planted(random, before, piece)
}

/** A complaint with a citizen number of 18 or 15 characters. */
export const withId = (random: Random): Planted =>
  planted(
    random,
    pick(random, ['身份证', '证件号：', '身份证号码为', '，']),
    pick(random, ID_WAYS)(cnId(random)),
  )

/** A complaint that says where somebody lives, to the unit or the room. */
export function withAddress(random: Random): Planted {
  const [building, unit, room] = [
    whole(random, 1, 40),
    whole(random, 1, 6),
    whole(random, 1, 30) * 100 + whole(random, 1, 6),
  ]
  const piece = pick(random, [
    `${building}号楼${unit}单元${room}室`,
    `${building}栋${unit}单元${room}`,
    `${building}幢${room}室`,
    `${building}栋${room}`,
    `${building}-${unit}-${room}`,
    `${building}弄${unit}号${room}室`,
    `${building}座${whole(random, 1, 30)}层${room}`,
    fullWidth(`${building}号楼${unit}单元${room}室`),
    `${NUMERALS[unit]}号楼${NUMERALS[whole(random, 1, 6)]}单元${inWords(String(room), NUMERALS)}室`,
  ])
  return planted(random, `家住${pick(random, PLACES)}`, piece)
}

/** A complaint whose author is named after a word that announces it. */
export function withName(random: Random): Planted {
  const given = Array.from({ length: whole(random, 1, 2) }, () => pick(random, GIVEN)).join('')
  const piece = `${pick(random, SURNAMES)}${given}`
  const text = `${pick(random, ['投诉人', '我叫', '姓名：', '联系人：', '来电人'])}${piece}${pick(random, ['反映', '，', '称', '来电反映'])}${pick(random, TROUBLES)}`
  return { text, piece }
}

function planted(random: Random, before: string, piece: string): Planted {
  return {
    text: `${pick(random, TROUBLES)}，${before}${piece}${pick(random, ['，谢谢', '。', '', '，尽快处理'])}`,
    piece,
  }
}

/** A complaint with the numbers complaints have, and nobody's among them. */
export function clean(random: Random): string {
  const place = pick(random, PLACES)
  const date = `2026年${whole(random, 1, 12)}月${whole(random, 1, 28)}日`
  return pick(random, [
    `${date}${place}${pick(random, TROUBLES)}，请核实`,
    `工单号2026${pad(whole(random, 1, 12))}${pad(whole(random, 1, 28))}${digits(random, 5)}，已办结`,
    `面积${whole(random, 20, 300)}平方米，价格${whole(random, 1000, 99999)}元，${whole(random, 2, 40)}户受影响`,
    `12345热线回复称${place}${pick(random, TROUBLES)}`,
    `${place}${whole(random, 1, 30)}号楼电梯多次停运，物业未维修`,
    `居民${pick(random, ['反映', '周边环境差', '多次来电反映', '关心'])}${pick(random, TROUBLES)}`,
    `业主${pick(random, ['于昨日', '常年', '方便时', '应'])}反映${pick(random, TROUBLES)}`,
    `统一社会信用代码91110108MA01${digits(random, 5)}X，${place}商户油烟扰民`,
    `拨打400-${digits(random, 3)}-${digits(random, 4)}无人接听，${whole(random, 6, 11)}:30-${whole(random, 12, 20)}:00施工`,
    `投诉对象：${place}物业公司，${pick(random, TROUBLES)}，${date}至今`,
    `请张先生回访，${pick(random, TROUBLES)}，第${whole(random, 1, 9)}次反映`,
    `公交${whole(random, 1, 999)}路末班车${whole(random, 18, 23)}点，站牌编号${digits(random, 6)}`,
    `订单号${digits(random, 15)}，快递柜占用楼道`,
  ])
}
