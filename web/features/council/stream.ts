// The stream of digits that a paper ballot is typed as: where one ballot ends and the next begins.
export interface Typed {
  readonly number: number
  readonly digits: string
}

/**
 * Takes full ballots off a typed or pasted text: `length` digits 1–5 each, or a single 0 where a ballot begins, which voids
 * it. Other signs are dropped. `rest` = the beginning of the next ballot; `number` its number.
 */
export function takeBallots(
  text: string,
  { number, length }: { readonly number: number; readonly length: number },
): { readonly full: readonly Typed[]; readonly rest: string; readonly number: number } {
  const full: Typed[] = []
  let rest = ''
  for (const digit of text) {
    if (!/[0-5]/.test(digit) || (digit === '0' && rest !== '')) continue
    rest += digit
    if (rest.length < length && rest !== '0') continue
    full.push({ number: number + full.length, digits: rest })
    rest = ''
  }
  return { full, rest, number: number + full.length }
}

/** The number after the last one typed in a turn; 1 where none was. */
export const nextNumber = (numbers: readonly number[]): number => Math.max(0, ...numbers) + 1
