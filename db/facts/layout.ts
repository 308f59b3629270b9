// Where each number stands in a `score_rollup.sums` array; writer, reader and recount share it.

/** The five indicators in the order of every vector below. */
export const INDICATORS = [
  'response_rate',
  'reply_on_time_rate',
  'resolution_rate',
  'resolution_rate_recorded',
  'satisfaction_rate',
] as const

/** K indicators. */
export const K = INDICATORS.length
const MASKS = 1 << K
const PAIRS = (K * (K + 1)) / 2

/**
 * Sums over the cases of one cell (grain, period, department, first-level category, urgency). A case enters with two
 * vectors: d_k = its counted units of indicator k in the period, y_k = their credit. Offsets in numbers of 8 bytes:
 */
export const SUMS = {
  /** [mask] cases whose d_k > 0 exactly for the bits k of the mask; mask 0 is unused. */
  casesByMask: 0,
  /** [k] Σ d_k */
  d: MASKS,
  /** [k] Σ y_k */
  y: MASKS + K,
  /** [pairIndex(k, l)], k ≤ l: Σ d_k·d_l */
  dd: MASKS + 2 * K,
  /** [k·K + l] Σ y_k·d_l */
  yd: MASKS + 2 * K + PAIRS,
  /** [pairIndex(k, l)], k ≤ l: Σ y_k·y_l */
  yy: MASKS + 2 * K + PAIRS + K * K,
  /** [k] void units that would otherwise be in d_k */
  excluded: MASKS + 2 * K + 2 * PAIRS + K * K,
  /** Cases received, void ones included. */
  received: MASKS + 3 * K + 2 * PAIRS + K * K,
  voidReceived: MASKS + 3 * K + 2 * PAIRS + K * K + 1,
} as const

/** Numbers in one array. */
export const SUMS_LENGTH = SUMS.voidReceived + 1

/** Place of the unordered pair (k, l) in a triangle stored row by row. */
export function pairIndex(k: number, l: number): number {
  const [row, column] = k <= l ? [k, l] : [l, k]
  return row * K - (row * (row - 1)) / 2 + (column - row)
}

/** The numbers of a stored array (little-endian Float64); a copy, since a blob's bytes need not be aligned. */
export function decodeSums(blob: Uint8Array): Float64Array {
  const sums = new Float64Array(SUMS_LENGTH)
  new Uint8Array(sums.buffer).set(blob.subarray(0, SUMS_LENGTH * 8))
  return sums
}

export function encodeSums(sums: Float64Array): Buffer {
  return Buffer.from(sums.buffer, sums.byteOffset, SUMS_LENGTH * 8)
}
