import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { zoneOf } from '#api/domain/time/zone.ts'
import type { Cell } from './row.ts'
import { type DateOrder, isDayOnly, readTime } from './times.ts'

const shanghai = zoneOf('Asia/Shanghai')
const newYork = zoneOf('America/New_York')
const read = (cell: Cell, order: DateOrder = 'ymd', zone = shanghai) => {
  const time = readTime(cell, order, zone)
  return typeof time === 'string' ? time : new Date(time).toISOString()
}

describe('spellings of one local time', () => {
  it.each<[Cell, string]>([
    ['2026-09-30 15:42:10', '2026-09-30T07:42:10.000Z'],
    ['2026/09/30 15:42:10', '2026-09-30T07:42:10.000Z'],
    ['2026-09-30T15:42:10', '2026-09-30T07:42:10.000Z'],
    ['2026-09-30 15:42', '2026-09-30T07:42:00.000Z'],
    ['2026/9/3 8:05', '2026-09-03T00:05:00.000Z'],
    ['2026.9.3 8:05:09', '2026-09-03T00:05:09.000Z'],
    ['2026年9月3日', '2026-09-02T16:00:00.000Z'],
    ['2026年9月3日 8时5分', '2026-09-03T00:05:00.000Z'],
    ['2026年9月3日8时5分7秒', '2026-09-03T00:05:07.000Z'],
    ['2026/9/3 下午 3:05:00', '2026-09-03T07:05:00.000Z'],
    ['2026/9/3 上午 12:05', '2026-09-02T16:05:00.000Z'],
    ['2026/9/3 晚上20:05', '2026-09-03T12:05:00.000Z'],
    ['２０２６－０９－０３　０８：０５', '2026-09-03T00:05:00.000Z'],
    ['20260903', '2026-09-02T16:00:00.000Z'],
    ['20260903080509', '2026-09-03T00:05:09.000Z'],
    ['2026-09-03T08:05:09.250', '2026-09-03T00:05:09.250Z'],
    ['2026-09-03 24:00', '2026-09-03T16:00:00.000Z'],
    [' 2026-09-30 15:42:10 ', '2026-09-30T07:42:10.000Z'],
  ])('%s', (text, instant) => {
    expect(read(text)).toBe(instant)
  })

  it('an offset in the text outweighs the zone', () => {
    expect(read('2026-09-03T08:05:09Z')).toBe('2026-09-03T08:05:09.000Z')
    expect(read('2026-09-03T08:05:09+09:00')).toBe('2026-09-02T23:05:09.000Z')
    expect(read('2026-09-03 08:05-0430')).toBe('2026-09-03T12:35:00.000Z')
  })

  it('year-last dates follow the declared order and are refused without one', () => {
    expect(read('01/07/2015 04:36:11 PM', 'mdy', newYork)).toBe('2015-01-07T21:36:11.000Z')
    expect(read('1/7/2015 4:36 PM', 'mdy', newYork)).toBe('2015-01-07T21:36:00.000Z')
    expect(read('01/07/2015 12:00:00 AM', 'mdy', newYork)).toBe('2015-01-07T05:00:00.000Z')
    expect(read('01/07/2015 12:00:00 PM', 'mdy', newYork)).toBe('2015-01-07T17:00:00.000Z')
    expect(read('07/01/2015', 'dmy', newYork)).toBe('2015-01-07T05:00:00.000Z')
    expect(read('01/07/2015 04:36:11 PM')).toBe('date_unreadable')
  })

  it('every second of the calendar survives being written and read in each spelling', () => {
    const two = (n: number) => String(n).padStart(2, '0')
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(1990, 0, 1) / 1000, max: Date.UTC(2100, 11, 31) / 1000 }),
        (seconds) => {
          const wall = new Date(seconds * 1000)
          const [y, m, d] = [wall.getUTCFullYear(), wall.getUTCMonth() + 1, wall.getUTCDate()]
          const [h, n, s] = [wall.getUTCHours(), wall.getUTCMinutes(), wall.getUTCSeconds()]
          const expected = shanghai.fromLocal(seconds * 1000)
          const half = h < 12 ? 'AM' : 'PM'
          const clock12 = `${two(h % 12 || 12)}:${two(n)}:${two(s)} ${half}`
          const serial = seconds / 86400 + 25569
          expect(readTime(`${y}-${two(m)}-${two(d)} ${two(h)}:${two(n)}:${two(s)}`, 'ymd', shanghai)).toBe(
            expected,
          )
          expect(readTime(`${y}/${m}/${d} ${h}:${n}:${s}`, 'ymd', shanghai)).toBe(expected)
          expect(readTime(`${two(m)}/${two(d)}/${y} ${clock12}`, 'mdy', shanghai)).toBe(expected)
          expect(readTime(serial, 'ymd', shanghai)).toBe(expected)
          expect(readTime(wall, 'ymd', shanghai)).toBe(expected)
        },
      ),
    )
  })
})

describe('serials', () => {
  it('numbers and digits count days from 1899-12-30', () => {
    expect(read(46268)).toBe('2026-09-02T16:00:00.000Z')
    expect(read('46268')).toBe('2026-09-02T16:00:00.000Z')
    expect(read(43563.359259259261)).toBe('2019-04-08T00:37:20.000Z')
  })
})

describe('what is no time', () => {
  it.each<[Cell]>([
    ['待定'],
    [''],
    [null],
    ['2026-02-30'],
    ['2026-13-01'],
    ['2026-09-31 10:00'],
    ['2025-02-29 10:00:00'],
    ['2026-09-30 25:00:00'],
    ['2026-09-30 10:60:00'],
    ['2026-09-30 24:00:01'],
    ['2026-09-30 13:00 PM'],
    ['2026-09'],
    ['26-9-3'],
    [new Date(Number.NaN)],
  ])('%s is unreadable', (cell) => {
    expect(read(cell)).toBe('date_unreadable')
  })

  it.each<[Cell]>([
    ['0000-01-01 00:00:00'],
    ['0026-09-03 10:00:00'],
    ['9999-12-31 23:59:59'],
    ['9999/12/31'],
    ['1899-12-30'],
    ['1989-12-31 23:59:59'],
    ['2101-01-01 00:00:00'],
    [0],
    [123],
    ['1'],
    [2_958_465],
    [-1],
  ])('%s is out of range', (cell) => {
    expect(read(cell)).toBe('date_out_of_range')
  })
})

describe('clock changes', () => {
  it('a time in the gap moves forward by the gap', () => {
    expect(read('03/08/2015 02:30:00 AM', 'mdy', newYork)).toBe('2015-03-08T07:30:00.000Z')
    expect(read('2015-03-08 03:30:00', 'ymd', newYork)).toBe('2015-03-08T07:30:00.000Z')
  })

  it('in an overlap the first is taken', () => {
    expect(read('11/01/2015 01:30:00 AM', 'mdy', newYork)).toBe('2015-11-01T05:30:00.000Z')
  })
})

it('a day alone is told from a time', () => {
  for (const cell of ['2026-09-30', '2026年9月3日', '20260930', 46268, new Date(Date.UTC(2026, 8, 3))]) {
    expect(isDayOnly(cell)).toBe(true)
  }
  for (const cell of ['2026-09-30 00:00', '9月3日8时', '20260930154210', 46268.5])
    expect(isDayOnly(cell)).toBe(false)
})
