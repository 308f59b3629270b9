import { describe, expect, it } from 'vitest'
import { type Bucket, take } from './bucket.ts'

describe('a token bucket', () => {
  it('gives its fill at once, then one each time it has been earned', () => {
    let bucket: Bucket | undefined
    const ask = (nowMs: number) => {
      const taken = take(bucket, nowMs, 60)
      bucket = taken.bucket
      return taken.waitSeconds
    }
    expect(Array.from({ length: 60 }, () => ask(0)).every((wait) => wait === 0)).toBe(true)
    expect([ask(0), ask(500), ask(1000), ask(1000)]).toEqual([1, 1, 0, 1])
  })

  it('never holds more than its fill, and earns nothing by a clock set back', () => {
    expect(take({ tokens: 0, atMs: 0 }, 3_600_000, 60).bucket.tokens).toBe(59)
    expect(take({ tokens: 0, atMs: 3_600_000 }, 0, 60).waitSeconds).toBe(1)
  })
})
