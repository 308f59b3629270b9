// The code by which a resident follows a case: 80 random bits in Crockford's base 32, read as people write it.

/** Digits of Crockford's base 32: without I, L, O and U. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 16
const GROUP = 4
/** Bits of a code: too many to guess, whatever the rate. */
export const CODE_BYTES = (LENGTH * 5) / 8

/** 10 random bytes as 16 digits in groups of four. @throws RangeError for another number of bytes. */
export function progressCodeOf(random: Uint8Array): string {
  if (random.length !== CODE_BYTES) throw new RangeError(`a code is made of ${CODE_BYTES} bytes`)
  let bits = random.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n)
  let code = ''
  for (let i = 0; i < LENGTH; i++) {
    code = (DIGITS[Number(bits % 32n)] ?? '') + code
    bits /= 32n
  }
  return code.replace(new RegExp(`.{${GROUP}}(?=.)`, 'g'), '$&-')
}

/** A code as somebody typed it, without groups, in capitals, O read as 0, I and L as 1; null where it is none. */
export function normalProgressCode(typed: string): string | null {
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s-]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
  return code.length === LENGTH && [...code].every((digit) => DIGITS.includes(digit)) ? code : null
}
