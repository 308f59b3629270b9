// Base64 (RFC 4648, padded) of bytes, the same in server and browser.
import type { Bytes } from './merkle.ts'

/** Padded base64 of the bytes; '' for none. */
export const toBase64 = (bytes: Bytes): string => btoa(String.fromCharCode(...bytes))

/** The bytes of a base64 text; null unless it is exactly what `toBase64` writes (no white space, no stray bits). */
export function fromBase64(text: string): Bytes | null {
  try {
    const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
    return toBase64(bytes) === text ? bytes : null
  } catch {
    return null
  }
}
