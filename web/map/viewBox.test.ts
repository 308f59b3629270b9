// The part in sight, written to the address and read back.
import { expect, it } from 'vitest'
import { readBox, writeBox } from './viewBox.ts'

it('a box written is the box read, to five decimals', () => {
  const text = writeBox({ west: 121.302277, south: 31.19243, east: 121.3439751, north: 31.2232999 })
  expect(text).toBe('121.30228,31.19243,121.34398,31.22330')
  expect(readBox(text)).toEqual({ west: 121.30228, south: 31.19243, east: 121.34398, north: 31.2233 })
})

it('what is no box on earth shows the whole map', () => {
  for (const text of [
    undefined,
    '',
    '1,2,3',
    '1,2,3,4,5',
    '3,2,1,4',
    'a,b,c,d',
    '1,,3,4',
    '0,0,999,1',
    '0,0,1,Infinity',
  ])
    expect(readBox(text)).toBeNull()
})
