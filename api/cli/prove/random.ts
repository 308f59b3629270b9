// The seeded generator of the proofs: the same seed gives the same figures everywhere.

/** Next number in [0, 1). */
export type Random = () => number

/** FNV-1a over the UTF-16 units of a text. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}

/** A stream of its own for each (seed, stream), so that a smaller run is the beginning of a larger one (sfc32). */
export function randomFor(seed: string, stream: number): Random {
  let a = hashOf(seed)
  let b = hashOf(`${stream}/${seed}`)
  let c = 0x9e3779b9
  let counter = 1
  const next = (): number => {
    const mixed = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + mixed) | 0
    return (mixed >>> 0) / 4294967296
  }
  for (let i = 0; i < 12; i++) next()
  return next
}
