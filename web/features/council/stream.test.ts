import { describe, expect, it } from 'vitest'
import { nextNumber, takeBallots } from './stream.ts'

const at = { number: 7, length: 4 }

describe('the stream', () => {
  it('ends a ballot with its last digit and goes on with the next number', () => {
    expect(takeBallots('1234', at)).toEqual({ full: [{ number: 7, digits: '1234' }], rest: '', number: 8 })
    expect(takeBallots('12', at)).toEqual({ full: [], rest: '12', number: 7 })
    expect(takeBallots('123455', at)).toEqual({
      ...{ full: [{ number: 7, digits: '1234' }], rest: '55', number: 8 },
    })
  })

  it('takes 0 at the beginning as a void ballot and drops it within one, as every other sign', () => {
    expect(takeBallots('0', at)).toEqual({ full: [{ number: 7, digits: '0' }], rest: '', number: 8 })
    expect(takeBallots('1 0x29', at)).toEqual({ full: [], rest: '12', number: 7 })
  })

  it('begins at 1, and after the highest number', () => {
    expect([nextNumber([]), nextNumber([3, 9, 4])]).toEqual([1, 10])
  })
})
