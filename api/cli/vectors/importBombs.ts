// Recipes of files that must be refused within limits: `{id, make}`, limits beside them. Each is built and read.
import { tryBomb } from '../bombs/tryBomb.ts'
import {
  type Adapter,
  checkEach,
  type Fields,
  fieldsOf,
  holds,
  NotBinding,
  numberIn,
  textIn,
  vectorsOf,
} from './shape.ts'

export const importBombVectors: Adapter = {
  recognises: (file) =>
    typeof file.name === 'string' &&
    /import/i.test(file.name) &&
    holds(file, ['id', 'make']) &&
    'limits' in file,
  check: (file) =>
    checkEach('vectors', vectorsOf(file), (vector) => checkBomb(vector, fieldsOf(file.limits))),
}

function checkBomb(vector: Fields, limits: Fields): void {
  const make = textIn(vector, 'make')
  const attempt = tryBomb(make)
  if (attempt === null) throw new NotBinding(`no rule builds “${make}”`)
  const { refused, rows, extraMiB, seconds } = attempt
  if (refused === null) throw new Error(`${textIn(vector, 'id')} was read: ${rows} rows`)
  const [most, longest] = [numberIn(limits, 'peakExtraRssMiB'), numberIn(limits, 'seconds')]
  if (!(extraMiB <= most)) throw new Error(`${extraMiB.toFixed(0)} MiB more memory, at most ${most}`)
  if (!(seconds <= longest)) throw new Error(`${seconds.toFixed(1)} s, at most ${longest}`)
}
