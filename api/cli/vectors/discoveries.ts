// Vectors of Benjamini and Hochberg's procedure: `{p, q, rejected, adjusted}`.
import { falseDiscoveryRates } from '../../domain/statistics/benjaminiHochberg.ts'
import {
  type Adapter,
  checkEach,
  expectNear,
  expectSame,
  type Fields,
  isShaped,
  numberIn,
  numbersIn,
  toleranceOf,
  vectorsOf,
} from './shape.ts'

export const discoveryVectors: Adapter = {
  recognises: (file) => isShaped(file, /\bbenjamini-hochberg\b/i, ['p', 'q', 'rejected', 'adjusted']),
  check: (file) => checkEach('vectors', vectorsOf(file), checkDiscoveries),
}

function checkDiscoveries(vector: Fields): void {
  const rates = falseDiscoveryRates(numbersIn(vector, 'p'))
  const rate = numberIn(vector, 'q')
  const rejected = rates.flatMap((one, i) => (one <= rate ? [i] : []))
  expectSame('rejected', rejected.join(), numbersIn(vector, 'rejected').join())
  const adjusted = numbersIn(vector, 'adjusted')
  expectSame('tests', rates.length, adjusted.length)
  for (const [i, one] of rates.entries())
    expectNear(`adjusted[${i}]`, one, adjusted[i] ?? Number.NaN, toleranceOf(vector))
}
