// The standard normal distribution: Φ and its inverse.
import { gammaTails } from './gamma.ts'

/** Φ⁻¹(0.975); as written, since 1 − 0.95 is not quite 0.05 in binary. */
export const Z95 = 1.959963984540054

/**
 * Φ(x): share of the standard normal distribution below x. Both tails keep their relative accuracy (about 1e-13).
 * Φ(−∞) = 0, Φ(∞) = 1; NaN stays NaN.
 */
export function normalCdf(x: number): number {
  const { lower, upper } = gammaTails(0.5, (x * x) / 2)
  return x < 0 ? upper / 2 : 0.5 + lower / 2
}

/**
 * Φ⁻¹(p) for 0 < p < 1 to about 1e-15 relative (Wichura 1988, algorithm AS 241, PPND16). normalQuantile(0.975) =
 * 1.959963984540054. p = 0 gives −∞, p = 1 gives ∞, p outside 0…1 NaN.
 */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) return Number.NaN
  const centred = p - 0.5
  if (Math.abs(centred) <= 0.425) {
    const r = 0.180625 - centred * centred
    return (centred * polynomial(CENTRE_NUM, r)) / polynomial(CENTRE_DEN, r)
  }
  const tail = centred < 0 ? p : 1 - p
  if (tail === 0) return centred < 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY
  const r = Math.sqrt(-Math.log(tail))
  const size =
    r <= 5
      ? polynomial(MIDDLE_NUM, r - 1.6) / polynomial(MIDDLE_DEN, r - 1.6)
      : polynomial(FAR_NUM, r - 5) / polynomial(FAR_DEN, r - 5)
  return centred < 0 ? -size : size
}

/**
 * z of a two-sided interval of the given confidence: Φ⁻¹(1 − (1 − confidence)/2); 0.95 → 1.959963984540054.
 * @throws RangeError for a confidence that is not between 0 and 1.
 */
export function twoSidedZ(confidence: number): number {
  if (!(confidence > 0 && confidence < 1)) {
    throw new RangeError(`a confidence lies between 0 and 1, not ${confidence}`)
  }
  return confidence === 0.95 ? Z95 : -normalQuantile((1 - confidence) / 2)
}

/** Coefficients by rising power. */
function polynomial(coefficients: readonly number[], x: number): number {
  return coefficients.reduceRight((sum, coefficient) => sum * x + coefficient, 0)
}

const CENTRE_NUM = [
  3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987,
  67265.7709270087, 33430.57558358813, 2509.0809287301227,
]
const CENTRE_DEN = [
  1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271,
  28729.085735721943, 5226.495278852546,
]
const MIDDLE_NUM = [
  1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684,
  0.2417807251774506, 0.022723844989269184, 0.0007745450142783414,
]
const MIDDLE_DEN = [
  1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457,
  0.0005475938084995345, 1.0507500716444169e-9,
]
const FAR_NUM = [
  6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124,
  0.0012426609473880784, 2.7115555687434876e-5, 2.0103343992922881e-7,
]
const FAR_DEN = [
  1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133,
  1.8463183175100548e-5, 1.421511758316446e-7, 2.0442631033899397e-15,
]
