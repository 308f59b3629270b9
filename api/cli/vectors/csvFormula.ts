// Vectors of neutralised spreadsheet cells: `{input, out}`.
import { csvCell, neutralise } from '../../domain/text/csvFormula.ts'
import { type Adapter, checkEach, expectSame, type Fields, textIn, vectorsOf } from './shape.ts'

export const csvFormulaVectors: Adapter = {
  // Masks have inputs and outputs too: only the name tells.
  recognises: ({ name }) =>
    typeof name === 'string' && /formula/i.test(name) && /spreadsheet|csv|injection/i.test(name),
  check: (file) => checkEach('vectors', vectorsOf(file), checkCell),
}

function checkCell(vector: Fields): void {
  const { input, out } = vector
  // Numbers are written as numbers.
  if (typeof input === 'number')
    expectSame('cell', csvCell(input), typeof out === 'number' ? String(out) : out)
  else expectSame('cell', neutralise(textIn(vector, 'input')), textIn(vector, 'out'))
}
