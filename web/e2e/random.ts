// A seeded generator: what the fuzz of one run does, the next run does again.

export interface Random {
  readonly below: (n: number) => number
  readonly pick: <T>(list: readonly T[]) => T
  readonly chance: (share: number) => boolean
  /** `n` members without repeats, in their own order. */
  readonly sample: <T>(list: readonly T[], n: number) => T[]
}

/** mulberry32 (Tommy Ettinger, public domain). */
export function seeded(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (n: number) => Math.floor(next() * n)
  return {
    below,
    chance: (share) => next() < share,
    pick: (list) => {
      const found = list[below(list.length)]
      if (found === undefined) throw new Error('nothing to pick from')
      return found
    },
    sample: (list, n) => {
      const keys = new Map(list.map((one) => [one, next()]))
      const chosen = new Set([...list].sort((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0)).slice(0, n))
      return list.filter((one) => chosen.has(one))
    },
  }
}
