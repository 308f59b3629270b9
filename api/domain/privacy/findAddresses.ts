// Where somebody lives, from the building on: a community or a road alone is nobody's address.
import { type Finder, matchesOf } from './span.ts'

const N = '(?:\\d{1,4}|[一二三四五六七八九十百〇零]{1,4})'
const SIDE = '[A-Za-z甲乙丙丁东西南北]?'
const COURT = `(?:${N}${SIDE}(?:号院|弄|巷|支弄|组团|区)\\s?)`
const BUILDING = `(?:第?(?:${N}${SIDE}|[A-Za-z]\\d{0,2})\\s?(?:号楼|号栋|号幢|栋|幢|座|#楼|#|号))`
const UNIT = `(?:\\s?第?${N}${SIDE}\\s?(?:单元|门栋|梯|号门))`
const FLOOR = `(?:\\s?第?${N}\\s?[层楼])`
const ROOM_NUMBER = '(?:[A-Za-z]?\\d{3,4}[A-Za-z]?|[一二三四五六七八九〇零十幺]{3,4})'
const ROOM = `(?:\\s?(?:${N}${SIDE}|${ROOM_NUMBER})(?:-\\d{1,2})?\\s?(?:室|房间?|户)(?!外|内|主|型))`
/** A bare number at the end is a room where nothing behind it says that it is an amount, a date or a road. */
const BARE_ROOM = `(?:\\s?${ROOM_NUMBER}(?![\\d年月日元米号度个次人平方%.栋幢层楼户单路弄]))`
const FULL = new RegExp(
  `(?<!\\d)${COURT}?(?:${BUILDING}${UNIT}${FLOOR}?(?:${ROOM}|${BARE_ROOM})?|${BUILDING}${FLOOR}?(?:${ROOM}|-?${BARE_ROOM})|${COURT}${ROOM}|${UNIT}${FLOOR}?(?:${ROOM}|${BARE_ROOM}))`,
  'g',
)
/** 12-3-602: building, unit, room. */
const DASHED = /(?<=^|[\p{Script=Han} ,，:：])(\d{1,3}[-–—]\d{1,2}[-–—]\d{3,4})(?![\d-])室?/gu
const DATE = /^\d{1,2}[-–—]\d{1,2}[-–—](?:19|20)\d{2}$/

/** Building with unit or room, however numbered, in a plain text; `3号楼2单元501室`, `12栋3单元602`, `三号楼五零一室`. */
export const findAddresses: Finder = (plain) => [
  ...matchesOf(plain, FULL, 'address').map((span) => {
    const blanks = plain.slice(span.start, span.end).search(/\S/)
    return { ...span, start: span.start + Math.max(0, blanks) }
  }),
  ...matchesOf(plain, DASHED, 'address').filter(({ start, end }) => !DATE.test(plain.slice(start, end))),
]
