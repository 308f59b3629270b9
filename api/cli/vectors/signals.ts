// Vectors of the signals of gaming: `{signal, …}`, each with its own figures.
import { batchChance, bunchingChance, mcNemarChance, returnsIn } from '../../domain/signals/exact.ts'
import { binomialAtLeast } from '../../domain/statistics/binomial.ts'
import { fisherGreater } from '../../domain/statistics/fisher.ts'
import {
  type Adapter,
  checkEach,
  expectNear,
  expectSame,
  type Fields,
  flagIn,
  holds,
  isShaped,
  NotBinding,
  numberIn,
  textIn,
  textsIn,
  toleranceOf,
  vectorsOf,
} from './shape.ts'

export const signalVectors: Adapter = {
  recognises: (file) =>
    isShaped(file, /\bgaming signals\b/i, ['signal', 'path', 'returnsToEarlierHolder']) ||
    holds(file, ['signal', 'closedInLastW', 'closedInPreviousW']),
  check: (file) => checkEach('vectors', vectorsOf(file), checkSignal),
}

const CHECKS: Readonly<Record<string, (vector: Fields) => void>> = {
  'deadline-bunching': (vector) => {
    const [last, previous] = [numberIn(vector, 'closedInLastW'), numberIn(vector, 'closedInPreviousW')]
    expectChance('p', bunchingChance(last, previous), vector)
    if (previous === 0) expectSame('ratio', null, vector.ratio)
    else expectNear('ratio', last / previous, numberIn(vector, 'ratio'), toleranceOf(vector))
  },
  'satisfaction-gap': (vector) => {
    const chance = mcNemarChance(numberIn(vector, 'satToDeptOnly'), numberIn(vector, 'satToSupervisorOnly'))
    expectChance('pMcNemarExact', chance, vector)
  },
  'false-closure-late-vs-early': (vector) => {
    const share = (when: string) => ({
      num: numberIn(vector, `false${when}`),
      den: numberIn(vector, `checked${when}`),
    })
    expectChance('pFisherOneSided', fisherGreater(share('Late'), share('Early')), vector)
  },
  'ping-pong': (vector) => {
    const returns = returnsIn(textsIn(vector, 'path'))
    expectSame('returnsToEarlierHolder', returns, numberIn(vector, 'returnsToEarlierHolder'))
    expectSame('flag', returns > 0, flagIn(vector, 'flag'))
  },
  'exemption-rate': (vector) => {
    const [num, den] = [numberIn(vector, 'exempted'), numberIn(vector, 'cases')]
    expectChance('pOneSided', binomialAtLeast(num, den, numberIn(vector, 'peerRate')), vector)
  },
  'batch-closing': (vector) => {
    const [most, mean] = [numberIn(vector, 'maxClosingsInOneMinute'), numberIn(vector, 'meanPerBusyMinute')]
    expectChance('pPoisson', batchChance(most, mean, 1), vector)
  },
}

function checkSignal(vector: Fields): void {
  const signal = textIn(vector, 'signal')
  const check = Object.hasOwn(CHECKS, signal) ? CHECKS[signal] : undefined
  if (check === undefined) throw new NotBinding(`no signal “${signal}” here`)
  check(vector)
}

function expectChance(key: string, got: number, vector: Fields): void {
  expectNear(key, got, numberIn(vector, key), toleranceOf(vector))
}
