// Vectors of planning a sample: allocation, size, detection, and the tables and plans of GB/T 2828.1.
import {
  acceptancePlan,
  acceptedByCount,
  acceptedByShare,
  CODE_LETTERS,
  cellOf,
  type InspectionLevel,
  LETTERS,
  LOT_ENDS,
  QUALITY_LIMITS,
  SAMPLE_SIZES,
} from '../../domain/sampling/acceptance.ts'
import { neyman, proportional, varianceOfTotal } from '../../domain/sampling/allocation.ts'
import {
  detectionPower,
  sizeForPrecision,
  sizeToDetect,
  sizeToDetectShare,
} from '../../domain/sampling/sampleSize.ts'
import { twoSidedZ } from '../../domain/statistics/normal.ts'
import {
  type Adapter,
  checkEach,
  expectNear,
  expectSame,
  type Fields,
  fieldsOf,
  flagIn,
  holds,
  isShaped,
  NotBinding,
  numberIn,
  numbersIn,
  textIn,
  toleranceOf,
  vectorsOf,
} from './shape.ts'

/** Figures come with 15 digits, without a tolerance. */
const LAST_DIGITS = 1e-12

export const allocationVectors: Adapter = {
  recognises: (file) => isShaped(file, /\ballocation\b/i, ['N', 'n', 'alloc']),
  check: (file) => checkEach('vectors', vectorsOf(file), checkAllocation),
}

function checkAllocation(vector: Fields): void {
  const kind = textIn(vector, 'kind')
  const [sizes, n, wanted] = [numbersIn(vector, 'N'), numberIn(vector, 'n'), numbersIn(vector, 'alloc')]
  if (kind === 'proportional-largest-remainder') {
    expectSame('alloc', JSON.stringify(proportional(sizes, n)), JSON.stringify(wanted))
  } else if (kind === 'neyman-exact') {
    const spreads = numbersIn(vector, 'S')
    const strata = sizes.map((size, h) => ({ size, spread: spreads[h] ?? Number.NaN }))
    const got = neyman(strata, n, numberIn(vector, 'minPerStratum'))
    const variance = numberIn(vector, 'varianceOfTotal')
    expectNear('variance', varianceOfTotal(strata, got), variance, LAST_DIGITS * variance)
    // Any allocation with the same variance is right, theirs too.
    if (JSON.stringify(got) === JSON.stringify(wanted)) return
    expectNear('variance of “alloc”', varianceOfTotal(strata, wanted), variance, LAST_DIGITS * variance)
    expectSame(
      'sum of “alloc”',
      wanted.reduce((sum, one) => sum + one, 0),
      n,
    )
  } else throw new NotBinding(`an allocation of kind “${kind}”`)
}

export const sampleSizeVectors: Adapter = {
  recognises: (file) =>
    isShaped(file, /\bsample size\b/i, ['N', 'margin', 'conf', 'n0']) ||
    holds(file, ['N', 'published', 'formulaValue']),
  check: (file) => checkEach('vectors', vectorsOf(file), checkSize),
}

/** Squared quantile, share and margin of Krejcie and Morgan's table. */
const KREJCIE_MORGAN = { zSquared: 3.841, share: 0.5, margin: 0.05 }

function checkSize(vector: Fields): void {
  const kind = textIn(vector, 'kind')
  const population = numberIn(vector, 'N')
  if (kind === 'krejcie-morgan') {
    const { unrounded } = sizeForPrecision({ population, ...KREJCIE_MORGAN })
    const value = numberIn(vector, 'formulaValue')
    expectNear('formulaValue', unrounded, value, LAST_DIGITS * value)
    expectSame('published', Math.round(unrounded), numberIn(vector, 'published'))
  } else if (kind === 'cochran-fpc') {
    const zSquared = twoSidedZ(numberIn(vector, 'conf')) ** 2
    const asked = { population, share: numberIn(vector, 'p'), margin: numberIn(vector, 'margin'), zSquared }
    const { n0, unrounded, n } = sizeForPrecision(asked)
    for (const [key, got] of Object.entries({ n0, unrounded }))
      expectNear(key, got, numberIn(vector, key), LAST_DIGITS * numberIn(vector, key))
    expectSame('n', n, numberIn(vector, 'n'))
  } else throw new NotBinding(`a size of kind “${kind}”`)
}

export const detectionVectors: Adapter = {
  recognises: (file) =>
    isShaped(file, /\bcatches\b.*\bfalse closure\b/i, ['N', 'falseClosures', 'conf', 'n']) ||
    holds(file, ['N', 'prevalence', 'conf', 'n']),
  check: (file) => checkEach('vectors', vectorsOf(file), checkDetection),
}

function checkDetection(vector: Fields): void {
  const conf = numberIn(vector, 'conf')
  if (vector.N === null) {
    expectSame('n', sizeToDetectShare(numberIn(vector, 'prevalence'), conf), numberIn(vector, 'n'))
    return
  }
  const [population, falseOnes] = [numberIn(vector, 'N'), numberIn(vector, 'falseClosures')]
  const n = sizeToDetect(population, falseOnes, conf)
  expectSame('n', n, numberIn(vector, 'n'))
  if (n === null) throw new Error('there is none to catch')
  expectNear('power', detectionPower(population, falseOnes, n), numberIn(vector, 'power'), LAST_DIGITS)
}

export const acceptancePlanVectors: Adapter = {
  recognises: (file) => isShaped(file, /\bacceptance plans?\b/i, ['lot', 'level', 'aql', 'ac', 're']),
  check: (file) => checkEach('vectors', vectorsOf(file), checkPlan),
}

function checkPlan(vector: Fields): void {
  const level = textIn(vector, 'level')
  if (!isLevel(level)) throw new NotBinding(`inspection level “${level}”`)
  const plan = acceptancePlan({ size: numberIn(vector, 'lot'), level, limit: numberIn(vector, 'aql') })
  if (plan === null) throw new Error('no plan applies')
  expectSame('used', plan.used, textIn(vector, 'used'))
  expectSame('n', plan.n, numberIn(vector, 'n'))
  expectSame('ac', plan.accept, numberIn(vector, 'ac'))
  expectSame('re', plan.reject, numberIn(vector, 're'))
  if ('letter' in vector) expectSame('letter', plan.letter, textIn(vector, 'letter'))
  if ('fullInspection' in vector)
    expectSame('fullInspection', plan.isWholeLot, flagIn(vector, 'fullInspection'))
}

const isLevel = (text: string): text is InspectionLevel => Object.hasOwn(CODE_LETTERS, text)

/** `{n, ac}` with `{p, paBinomial}` or `{N, K, paHypergeom}`. */
export const characteristicVectors: Adapter = {
  recognises: (file) =>
    isShaped(file, /\boperating characteristic\b/i, ['n', 'ac', 'p', 'paBinomial']) ||
    holds(file, ['n', 'ac', 'N', 'K', 'paHypergeom']),
  check: (file) => checkEach('vectors', vectorsOf(file), checkCharacteristic),
}

function checkCharacteristic(vector: Fields): void {
  const plan = { n: numberIn(vector, 'n'), accept: numberIn(vector, 'ac') }
  if ('p' in vector) {
    const chance = acceptedByShare(plan, numberIn(vector, 'p'))
    expectNear('paBinomial', chance, numberIn(vector, 'paBinomial'), toleranceOf(vector))
  } else {
    const chance = acceptedByCount(plan, { size: numberIn(vector, 'N'), bad: numberIn(vector, 'K') })
    expectNear('paHypergeom', chance, numberIn(vector, 'paHypergeom'), toleranceOf(vector))
  }
}

/** `lotRanges`, `codeLetters`, `letters`, `sampleSizes`, `aql`, and `acceptance` by letter and limit: a verdict a cell. */
export const acceptanceTableVectors: Adapter = {
  recognises: (file) => 'codeLetters' in file && 'acceptance' in file,
  check: (file) => [
    ...checkEach('tables', [file], checkTables),
    ...checkEach('acceptance', cellsOf(file), ({ letter, limit, cell }) => {
      const column = QUALITY_LIMITS.indexOf(Number(limit))
      expectSame(`${letter} ${limit}`, cellOf(LETTERS.indexOf(String(letter)), column), cell)
    }),
  ],
}

function checkTables(file: Fields): void {
  const ranges = [...LOT_ENDS, null].map((end, i) => [i === 0 ? 2 : (LOT_ENDS[i - 1] ?? 0) + 1, end])
  const tables = {
    lotRanges: ranges,
    codeLetters: CODE_LETTERS,
    letters: [...LETTERS],
    sampleSizes: SAMPLE_SIZES,
    aql: QUALITY_LIMITS,
  }
  for (const [key, table] of Object.entries(tables))
    expectSame(key, JSON.stringify(table), JSON.stringify(file[key]))
}

function cellsOf(file: Fields): Fields[] {
  return Object.entries(fieldsOf(file.acceptance)).flatMap(([letter, row]) =>
    Object.entries(fieldsOf(row)).map(([limit, cell]) => ({ letter, limit, cell })),
  )
}
