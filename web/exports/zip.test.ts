// The archive as the format says: checked against the published CRC and read field by field.
import { expect, it } from 'vitest'
import { zipOf } from './zip.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

it('stores files one after the other with their sums', () => {
  const zip = new DataView(zipOf([{ name: '一.png', bytes: bytes('123456789') }]).buffer)
  expect(zip.getUint32(0, true)).toBe(0x04034b50)
  expect(zip.getUint32(14, true)).toBe(0xcbf43926)
  expect([zip.getUint32(18, true), zip.getUint32(22, true)]).toEqual([9, 9])
  expect(zip.getUint16(26, true)).toBe(7)
  const list = 30 + 7 + 9
  expect(zip.getUint32(list, true)).toBe(0x02014b50)
  expect(zip.getUint32(list + 16, true)).toBe(0xcbf43926)
  const end = list + 46 + 7
  expect(zip.getUint32(end, true)).toBe(0x06054b50)
  expect(zip.getUint16(end + 10, true)).toBe(1)
  expect([zip.getUint32(end + 12, true), zip.getUint32(end + 16, true)]).toEqual([53, list])
  expect(zip.byteLength).toBe(end + 22)
})

it('of nothing is an empty archive', () => {
  expect(zipOf([]).length).toBe(22)
})
