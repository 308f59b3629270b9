// Ed25519 without crypto.subtle, which browsers withhold on plain http; the server checks with its own.
import { ed25519 } from '@noble/curves/ed25519.js'
import type { SignatureCheck } from './note.ts'

/** Strict as RFC 8032: points and scalars in their one canonical form. */
export const checkEd25519: SignatureCheck = (signature, message, publicKey) => {
  try {
    return ed25519.verify(signature, message, publicKey, { zip215: false })
  } catch {
    return false
  }
}
