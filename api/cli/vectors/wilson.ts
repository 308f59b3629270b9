// Vectors of the Wilson interval: `{x, n, conf, lower, upper, tol}`.
import { wilson } from '../../domain/statistics/wilson.ts'
import {
  type Adapter,
  checkEach,
  expectNear,
  expectSame,
  type Fields,
  numberIn,
  toleranceOf,
  vectorsOf,
} from './shape.ts'

export const wilsonVectors: Adapter = {
  // Other intervals have the very same fields: only the name tells them apart.
  recognises: ({ name }) => typeof name === 'string' && /\bwilson\b/i.test(name),
  check: (file) => checkEach('vectors', vectorsOf(file), checkInterval),
}

function checkInterval(vector: Fields): void {
  const interval = wilson(numberIn(vector, 'x'), numberIn(vector, 'n'), numberIn(vector, 'conf'))
  if (interval === null) {
    expectSame('lower', null, vector.lower)
    expectSame('upper', null, vector.upper)
    return
  }
  const tol = toleranceOf(vector)
  expectNear('lower', interval.lo, numberIn(vector, 'lower'), tol)
  expectNear('upper', interval.hi, numberIn(vector, 'upper'), tol)
}
