// What every adapter of vector files shares: reading fields that may be missing, comparing, counting.

export type Fields = Readonly<Record<string, unknown>>

/** How one vector came out; `why` says what differs or what is missing. */
export interface Verdict {
  readonly label: string
  readonly outcome: 'passed' | 'failed' | 'skipped'
  readonly why?: string
}

/** Recomputes the files of one shape with the product's own functions. */
export interface Adapter {
  recognises(file: Fields): boolean
  /** One verdict a vector; expected figures are only compared with. */
  check(file: Fields): Verdict[]
}

/** Thrown by a check whose vector says itself that it does not bind us. */
export class NotBinding extends Error {}

/** Runs `check` over a list: it returns where all agrees and throws where something differs or is missing. */
export function checkEach(
  label: string,
  list: readonly unknown[],
  check: (fields: Fields) => void,
): Verdict[] {
  return list.map((item, i): Verdict => {
    const name = `${label}[${i}]`
    try {
      check(fieldsOf(item))
      return { label: name, outcome: 'passed' }
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      return { label: name, outcome: error instanceof NotBinding ? 'skipped' : 'failed', why }
    }
  })
}

export function fieldsOf(value: unknown): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('not an object')
  return value as Fields
}

/** The file's `vectors`; none where there is no list. */
export function vectorsOf(file: Fields): readonly unknown[] {
  return Array.isArray(file.vectors) ? file.vectors : []
}

/** Whether the name says so, or some vector has all these fields. */
export function isShaped(file: Fields, name: RegExp, keys: readonly string[]): boolean {
  return (typeof file.name === 'string' && name.test(file.name)) || holds(file, keys)
}

/** Whether some vector has all these fields. */
export function holds(file: Fields, keys: readonly string[]): boolean {
  return vectorsOf(file).some(
    (vector) => typeof vector === 'object' && vector !== null && keys.every((key) => key in vector),
  )
}

export function numberIn(fields: Fields, key: string): number {
  const value = fields[key]
  if (typeof value !== 'number') throw new Error(`no number “${key}”`)
  return value
}

export function textIn(fields: Fields, key: string): string {
  const value = fields[key]
  if (typeof value !== 'string') throw new Error(`no text “${key}”`)
  return value
}

export function flagIn(fields: Fields, key: string): boolean {
  const value = fields[key]
  if (typeof value !== 'boolean') throw new Error(`no flag “${key}”`)
  return value
}

export function listIn(fields: Fields, key: string): readonly unknown[] {
  const value = fields[key]
  if (!Array.isArray(value)) throw new Error(`no list “${key}”`)
  return value
}

export function numbersIn(fields: Fields, key: string): number[] {
  return numbersOf(listIn(fields, key), key)
}

export function numbersOf(list: unknown, what: string): number[] {
  if (!Array.isArray(list)) throw new Error(`“${what}” is no list`)
  return list.map((value: unknown) => {
    if (typeof value !== 'number') throw new Error(`“${what}” holds more than numbers`)
    return value
  })
}

export function textsIn(fields: Fields, key: string): string[] {
  return listIn(fields, key).map((value) => {
    if (typeof value !== 'string') throw new Error(`“${key}” holds more than texts`)
    return value
  })
}

/** How far a number may be off: `tol`, absolute; exact without it. */
export function toleranceOf(fields: Fields): number {
  if (fields.tol === undefined) return 0
  const tol = numberIn(fields, 'tol')
  if (!(tol >= 0)) throw new Error(`a tolerance of ${tol}`)
  return tol
}

/** @throws where |got − want| > tol, NaN included. */
export function expectNear(what: string, got: number, want: number, tol: number): void {
  if (!(Math.abs(got - want) <= tol)) throw new Error(`${what} is ${got}, expected ${want} ± ${tol}`)
}

export function expectSame(what: string, got: unknown, want: unknown): void {
  if (got !== want) throw new Error(`${what} is ${JSON.stringify(got)}, expected ${JSON.stringify(want)}`)
}
