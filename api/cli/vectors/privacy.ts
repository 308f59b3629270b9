// Vectors of personal data: citizen numbers `{id, valid}`, name and telephone masks `{input, masked…}`, spans in texts.
import { isCnId, upgradeCnId } from '../../domain/privacy/cnId.ts'
import { findPersonal } from '../../domain/privacy/findPersonal.ts'
import { maskName, maskNameKeepingLength } from '../../domain/privacy/maskName.ts'
import { maskPhone } from '../../domain/privacy/maskPhone.ts'
import {
  type Adapter,
  checkEach,
  expectSame,
  type Fields,
  flagIn,
  holds,
  listIn,
  textIn,
  vectorsOf,
} from './shape.ts'

export const cnIdVectors: Adapter = {
  recognises: (file) => named(file, /GB ?11643|citizen number|cn.?id/i) && holds(file, ['id', 'valid']),
  check: (file) => checkEach('vectors', vectorsOf(file), checkId),
}

function checkId(vector: Fields): void {
  const id = textIn(vector, 'id')
  expectSame('valid', isCnId(id), flagIn(vector, 'valid'))
  // An old number's vector says in words what it becomes.
  const upgraded = typeof vector.kind === 'string' ? /→ *(\d{17}[\dX])/.exec(vector.kind)?.[1] : undefined
  if (upgraded !== undefined) expectSame('upgraded', upgradeCnId(id), upgraded)
}

export const nameMaskVectors: Adapter = {
  recognises: (file) => named(file, /name/i) && holds(file, ['input', 'masked', 'maskedPublic']),
  check: (file) =>
    checkEach('vectors', vectorsOf(file), (vector) => {
      const name = textIn(vector, 'input')
      expectSame('masked', maskNameKeepingLength(name), textIn(vector, 'masked'))
      expectSame('maskedPublic', maskName(name), textIn(vector, 'maskedPublic'))
    }),
}

export const phoneMaskVectors: Adapter = {
  recognises: (file) => named(file, /phone/i) && holds(file, ['input', 'masked', 'isPersonal']),
  check: (file) =>
    checkEach('vectors', vectorsOf(file), (vector) => {
      const masked = maskPhone(textIn(vector, 'input'))
      expectSame('masked', masked, vector.masked)
      expectSame('isPersonal', masked !== null, flagIn(vector, 'isPersonal'))
    }),
}

export const freeTextVectors: Adapter = {
  recognises: (file) => named(file, /personal|pii/i) && holds(file, ['text', 'spans']),
  check: (file) => checkEach('vectors', vectorsOf(file), checkSpans),
}

/** Spans of a kind ending in `?` may be found or not. */
function checkSpans(vector: Fields): void {
  const text = textIn(vector, 'text')
  const expected = listIn(vector, 'spans').map((span) => (Array.isArray(span) ? span.map(String) : []))
  const optional = expected.filter(([, kind]) => kind?.endsWith('?')).map(([piece]) => piece)
  const wanted = expected.filter(([, kind]) => !kind?.endsWith('?'))
  const got = findPersonal(text)
    .map(({ start, end, kind }) => [text.slice(start, end), kind])
    .filter(([piece]) => !optional.includes(piece))
  expectSame('spans', JSON.stringify(got), JSON.stringify(wanted))
}

const named = ({ name }: Fields, pattern: RegExp): boolean => typeof name === 'string' && pattern.test(name)
