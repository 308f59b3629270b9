// Who waits how long for a turn, and who is told that it would be too long.
import { expect, it } from 'vitest'
import { makeTurns, type Turns } from './turns.ts'

const stay = () => false

/** Takes a turn and keeps the event loop busy for so long. */
async function busy(turns: Turns, ms: number, isGone = stay): Promise<boolean> {
  const isServed = await turns.take(isGone)
  if (isServed) for (const end = performance.now() + ms; performance.now() < end; );
  return isServed
}

const all = (turns: Turns, n: number, ms: number): Promise<boolean[]> =>
  Promise.all(Array.from({ length: n }, () => busy(turns, ms)))

const served = (asked: readonly boolean[]): number => asked.filter(Boolean).length

it('serves everybody, first come first served, while nobody would wait too long', async () => {
  const turns = makeTurns({ mayWaitMs: 10_000, few: 2 })
  const order: number[] = []
  const ask = async (n: number) => {
    if (await busy(turns, 1)) order.push(n)
  }
  await Promise.all(Array.from({ length: 50 }, (_, n) => ask(n)))
  expect(order).toEqual(Array.from({ length: 50 }, (_, n) => n))
})

it('foretells the wait from the turns before, and turns away at once', async () => {
  const turns = makeTurns({ mayWaitMs: 100, few: 2 })
  for (let n = 0; n < 20; n++) await busy(turns, 20)
  const startedAt = performance.now()
  const asked = Array.from({ length: 30 }, () => busy(turns, 20))
  expect(await asked.at(-1)).toBe(false)
  expect(performance.now() - startedAt).toBeLessThan(20)
  const n = served(await Promise.all(asked))
  expect(n).toBeGreaterThanOrEqual(2)
  expect(n).toBeLessThanOrEqual(5)
})

it('turns away in their turn those whose wait was longer than foretold', async () => {
  const turns = makeTurns({ mayWaitMs: 100, few: 2 })
  const asked = await all(turns, 100, 20)
  expect(served(asked)).toBeGreaterThanOrEqual(2)
  expect(served(asked)).toBeLessThanOrEqual(7)
})

it('lets a few wait however long', async () => {
  const turns = makeTurns({ mayWaitMs: 1, few: 6 })
  expect(await all(turns, 6, 30)).toEqual(Array(6).fill(true))
})

it('gives no turn to whoever went away', async () => {
  const turns = makeTurns({ mayWaitMs: 10_000, few: 2 })
  let isGone = false
  const first = busy(turns, 1)
  const second = busy(turns, 1, () => isGone)
  isGone = true
  expect([await first, await second]).toEqual([true, false])
})

it('serves again once the crowd is gone', async () => {
  const turns = makeTurns({ mayWaitMs: 50, few: 1 })
  await all(turns, 100, 20)
  for (let n = 0; n < 30; n++) expect(await busy(turns, 0)).toBe(true)
  expect(served(await all(turns, 100, 0))).toBe(100)
})

it('gives turns although somebody comes without end', async () => {
  const turns = makeTurns({ mayWaitMs: 10_000, few: 2 })
  let isOver = false
  const come = () => {
    turns.arrive()
    if (!isOver) setImmediate(come)
  }
  come()
  expect(await busy(turns, 1)).toBe(true)
  isOver = true
})
