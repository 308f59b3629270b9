// Vectors of drawing: Rivest's sampler `{fn, …, out}` and seed ceremonies `{drawId, frame, secrets, …}`.
import {
  commitmentOf,
  type Entry,
  frameHashOf,
  frameOf,
  NOT_REVEALED,
  seedOf,
} from '../../domain/sampling/ceremony.ts'
import {
  drawOrder,
  drawWithReplacement,
  sha256Hex,
  shortTicket,
  type Ticket,
  ticketNext,
  uniformOf,
} from '../../domain/sampling/tickets.ts'
import {
  type Adapter,
  checkEach,
  expectSame,
  type Fields,
  fieldsOf,
  isShaped,
  listIn,
  NotBinding,
  numberIn,
  textIn,
  textsIn,
  vectorsOf,
} from './shape.ts'

/** Digits of a printed ticket, unless a vector says otherwise. */
const DIGITS = 9

export const samplerVectors: Adapter = {
  recognises: (file) => isShaped(file, /\bconsistent sampler\b/i, ['fn', 'ids', 'seed', 'out']),
  check: (file) => checkEach('vectors', vectorsOf(file), checkDrawing),
}

const OF_TEXT: Readonly<Record<string, (input: string) => string>> = {
  sha256_hex: sha256Hex,
  sha256_uniform: uniformOf,
  next_fraction: ticketNext,
}

function checkDrawing(vector: Fields): void {
  const name = textIn(vector, 'fn')
  const ofText = Object.hasOwn(OF_TEXT, name) ? OF_TEXT[name] : undefined
  if (ofText !== undefined) expectSame('out', ofText(textIn(vector, 'input')), textIn(vector, 'out'))
  else if (name === 'sampler')
    expectList(
      drawn(vector).map(({ id }) => id),
      vector,
    )
  else if (name === 'sampler-tickets') {
    const digits = 'digits' in vector ? numberIn(vector, 'digits') : DIGITS
    expectList(
      drawn(vector).map(({ id, ticket, generation }) => [shortTicket(ticket, digits), id, generation]),
      vector,
    )
  } else throw new NotBinding(`no function “${name}” here`)
}

function drawn(vector: Fields): Ticket[] {
  const [ids, seed] = [idsIn(vector), textIn(vector, 'seed')]
  const drop = 'drop' in vector ? numberIn(vector, 'drop') : 0
  const take = drop + ('take' in vector ? numberIn(vector, 'take') : Number.POSITIVE_INFINITY)
  if (vector.withReplacement === true && take === Number.POSITIVE_INFINITY)
    throw new NotBinding('drawing with replacement never ends')
  const order = vector.withReplacement === true ? drawWithReplacement(ids, seed, take) : drawOrder(ids, seed)
  const below = 'threshold' in vector ? textIn(vector, 'threshold') : '1'
  return order.filter(({ ticket }) => ticket < below).slice(drop, take)
}

/** A list, or `{prefix, from, to}`. */
function idsIn(vector: Fields): string[] {
  if (Array.isArray(vector.ids)) return textsIn(vector, 'ids')
  const range = fieldsOf(vector.ids)
  const [prefix, from, to] = [textIn(range, 'prefix'), numberIn(range, 'from'), numberIn(range, 'to')]
  return Array.from({ length: to - from + 1 }, (_, i) => `${prefix}${from + i}`)
}

function expectList(got: readonly unknown[], vector: Fields): void {
  const wanted = listIn(vector, 'out')
  expectSame('number drawn', got.length, wanted.length)
  for (const [i, one] of got.entries())
    expectSame(`out[${i}]`, JSON.stringify(one), JSON.stringify(wanted[i]))
}

export const ceremonyVectors: Adapter = {
  recognises: (file) => isShaped(file, /\bseed ceremony\b/i, ['drawId', 'frame', 'secrets', 'seed']),
  check: (file) => checkEach('vectors', vectorsOf(file), checkCeremony),
}

function checkCeremony(vector: Fields): void {
  const drawId = textIn(vector, 'drawId')
  const frameHash = frameHashOf(frameOf(textsIn(vector, 'frame')))
  expectSame('frameHash', frameHash, textIn(vector, 'frameHash'))
  const secrets = entriesIn(vector, 'secrets')
  const commitments = entriesIn(vector, 'commitments')
  expectSame('number of commitments', commitments.length, secrets.length)
  const committed = new Map(commitments)
  for (const [party, secret] of secrets) {
    const commitment = committed.get(party)
    if (secret === NOT_REVEALED) expectSame(`${party} committed`, commitment !== undefined, true)
    else expectSame(`commitment of ${party}`, commitmentOf(drawId, [party, secret]), commitment)
  }
  const seed = seedOf({ drawId, frameHash, secrets, publicValue: textIn(vector, 'public') })
  expectSame('seed', seed, textIn(vector, 'seed'))
}

function entriesIn(vector: Fields, key: string): Entry[] {
  return listIn(vector, key).map((pair): Entry => {
    const [party, hex] = textsIn({ pair }, 'pair')
    if (party === undefined || hex === undefined) throw new Error(`“${key}” holds more than pairs`)
    return [party, hex]
  })
}
