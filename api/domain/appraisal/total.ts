// The quarter's total (总分): the parts a result is made of, their shares, and how sure their sum is.
import { codes, TOTAL_PARTS, type TotalPart } from '#db/vocabulary.ts'

/** Points 0–100 with their variance in squared points; null = the part has no data. */
export type PartValue = {
  readonly value: number
  readonly variance: number
  /** Where what it was worked out of is listed: addresses below `/api/v1`. */
  readonly receipts?: readonly string[]
} | null

export type PartValues = Readonly<Record<TotalPart, PartValue>>

/** Shares of domain.md section 5; they add up to 1. */
export const PART_SHARES: Readonly<Record<TotalPart, number>> = { score: 0.8, supervision: 0.1, council: 0.1 }

/** A part as it entered one total. */
export interface AppliedPart {
  readonly part: TotalPart
  readonly share: number
  /** Share after those of parts without data were spread pro rata; null = left out. */
  readonly applied: number | null
  readonly value: number | null
  readonly variance: number | null
  readonly receipts?: readonly string[]
}

export interface Total {
  readonly value: number
  readonly variance: number
  readonly parts: readonly AppliedPart[]
}

/**
 * Total = Σ share·part, variance Σ share²·V_part over the parts that have data, their shares scaled to add up to 1. A
 * department without a score has no total: supervision or council alone rank nobody. Example: only score and council have
 * data, so they count 0.8/0.9 and 0.1/0.9.
 */
export function totalOf(
  values: PartValues,
  shares: Readonly<Record<TotalPart, number>> = PART_SHARES,
): Total | null {
  if (values.score === null) return null
  const known = codes(TOTAL_PARTS).reduce(
    (sum, part) => (values[part] === null ? sum : sum + shares[part]),
    0,
  )
  const parts = codes(TOTAL_PARTS).map((part): AppliedPart => {
    const given = values[part]
    const applied = given === null ? null : shares[part] / known
    return {
      part,
      share: shares[part],
      applied,
      value: given?.value ?? null,
      variance: given?.variance ?? null,
      ...(given?.receipts === undefined ? {} : { receipts: given.receipts }),
    }
  })
  return {
    value: parts.reduce((sum, { applied, value }) => sum + (applied ?? 0) * (value ?? 0), 0),
    variance: parts.reduce((sum, { applied, variance }) => sum + (applied ?? 0) ** 2 * (variance ?? 0), 0),
    parts,
  }
}
