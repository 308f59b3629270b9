// Vectors of signed notes (C2SP): notes to be accepted or refused, and checkpoints signed anew from their seed.
import { checkpointText, openCheckpoint } from '../../domain/trail/checkpoint.ts'
import { checkEd25519 } from '../../domain/trail/ed25519.ts'
import { emptyRoot } from '../../domain/trail/merkle.ts'
import { openNote, parseVkey, vkeyOf } from '../../domain/trail/note.ts'
import { checkSignature, keyOfSeed, signCheckpointText } from '../../services/trail/signing.ts'
import {
  type Adapter,
  checkEach,
  expectSame,
  type Fields,
  flagIn,
  isShaped,
  listIn,
  numberIn,
  textIn,
  vectorsOf,
} from './shape.ts'

/** `{note, vkey, ok}`, and `checkpoints` of `{size, checkpoint}` under `secretSeedHexForTestsOnly` and `vkey`. */
export const signedNoteVectors: Adapter = {
  recognises: (file) => isShaped(file, /\bsigned note\b/i, ['note', 'vkey', 'ok']),
  check: (file) => [
    ...('checkpoints' in file
      ? checkEach('checkpoints', listIn(file, 'checkpoints'), (one) => checkSigned(file, one))
      : []),
    ...checkEach('vectors', vectorsOf(file), checkNote),
  ],
}

/** Both ways of checking a signature must agree: the server's and the browser's. */
function checkNote(vector: Fields): void {
  const key = parseVkey(textIn(vector, 'vkey'))
  for (const check of [checkSignature, checkEd25519]) {
    const text = key === null ? null : openNote(textIn(vector, 'note'), key, check)
    expectSame('ok', text !== null, flagIn(vector, 'ok'))
  }
}

function checkSigned(file: Fields, vector: Fields): void {
  const vkey = textIn(file, 'vkey')
  const note = textIn(vector, 'checkpoint')
  const key = parseVkey(vkey)
  if (key === null) throw new Error('“vkey” is no key')
  const secret = keyOfSeed(key.name, Buffer.from(textIn(file, 'secretSeedHexForTestsOnly'), 'hex'))
  expectSame('vkey', vkeyOf(secret), vkey)
  const checkpoint = openCheckpoint(note, key, checkEd25519)
  if (checkpoint === null) throw new Error('its key did not sign it')
  expectSame('size', checkpoint.size, numberIn(vector, 'size'))
  if (checkpoint.size === 0) expectSame('root', String(checkpoint.root), String(emptyRoot()))
  expectSame('checkpoint', signCheckpointText(checkpointText(checkpoint), secret), note)
}
