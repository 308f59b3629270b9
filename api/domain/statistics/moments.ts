// Sums over cases that a score and its variance are made of: what SQL adds up.

/** One case: units counted per indicator (d) and their credit (y); 0 and 0 where it has none. */
export interface CaseUnits {
  readonly d: readonly number[]
  readonly y: readonly number[]
}

/** Sums over the cases that have at least one unit of any indicator. */
export interface CaseMoments {
  /** Number of those cases: the n of the variance. */
  readonly cases: number
  /** Σ d_k */
  readonly d: readonly number[]
  /** Σ y_k */
  readonly y: readonly number[]
  /** Σ d_k·d_l */
  readonly dd: readonly (readonly number[])[]
  /** Σ y_k·d_l: the credit's indicator first. */
  readonly yd: readonly (readonly number[])[]
  /** Σ y_k·y_l */
  readonly yy: readonly (readonly number[])[]
}

/** Number k of a vector; one shorter than the scheme has nothing there. */
export const at = (values: readonly number[] | undefined, k: number): number => values?.[k] ?? 0

/** Entry (k, l) of a table. */
export const entry = (table: readonly (readonly number[])[], k: number, l: number): number => at(table[k], l)

/** The sums of cases over so many indicators; cases without a unit count nowhere. */
export function momentsOf(cases: readonly CaseUnits[], indicators: number): CaseMoments {
  const counted = cases.filter(hasUnits)
  const sum = (of: (one: CaseUnits) => number) => counted.reduce((total, one) => total + of(one), 0)
  return {
    cases: counted.length,
    d: vector(indicators, (k) => sum(({ d }) => at(d, k))),
    y: vector(indicators, (k) => sum(({ y }) => at(y, k))),
    dd: table(indicators, (k, l) => sum(({ d }) => at(d, k) * at(d, l))),
    yd: table(indicators, (k, l) => sum(({ d, y }) => at(y, k) * at(d, l))),
    yy: table(indicators, (k, l) => sum(({ y }) => at(y, k) * at(y, l))),
  }
}

/** Whether a case counts for anything. */
export const hasUnits = ({ d }: CaseUnits): boolean => d.some((units) => units > 0)

/**
 * The sums if credit of every indicator with `higherIsBetter[k] === false` were d − y: afterwards more is better
 * throughout. Σ (a·d + b·y)(a′·d + b′·y), multiplied out.
 */
export function turnedToGood(moments: CaseMoments, higherIsBetter: readonly boolean[]): CaseMoments {
  const { cases, d, y, dd, yd, yy } = moments
  const a = higherIsBetter.map((isSo) => (isSo ? 0 : 1))
  const b = higherIsBetter.map((isSo) => (isSo ? 1 : -1))
  const size = higherIsBetter.length
  return {
    cases,
    d,
    dd,
    y: vector(size, (k) => at(a, k) * at(d, k) + at(b, k) * at(y, k)),
    yd: table(size, (k, l) => at(a, k) * entry(dd, k, l) + at(b, k) * entry(yd, k, l)),
    yy: table(
      size,
      (k, l) =>
        at(a, k) * (at(a, l) * entry(dd, k, l) + at(b, l) * entry(yd, l, k)) +
        at(b, k) * (at(a, l) * entry(yd, k, l) + at(b, l) * entry(yy, k, l)),
    ),
  }
}

/** The sums with two cases more, each with one unit of every indicator: one all good, one all bad. */
export function withPseudoCases({ cases, d, y, dd, yd, yy }: CaseMoments): CaseMoments {
  const plus = (values: readonly number[], more: number) => values.map((value) => value + more)
  return {
    cases: cases + 2,
    d: plus(d, 2),
    y: plus(y, 1),
    dd: dd.map((row) => plus(row, 2)),
    yd: yd.map((row) => plus(row, 1)),
    yy: yy.map((row) => plus(row, 1)),
  }
}

function vector(size: number, of: (k: number) => number): number[] {
  return Array.from({ length: size }, (_, k) => of(k))
}

function table(size: number, of: (k: number, l: number) => number): number[][] {
  return Array.from({ length: size }, (_, k) => vector(size, (l) => of(k, l)))
}

/** The sums of so many cases like each of these: `counts[i]` times `moments[i]`, added up. No moments give none. */
export function weightedMoments(moments: readonly CaseMoments[], counts: readonly number[]): CaseMoments {
  const size = moments[0]?.d.length ?? 0
  const sum = (of: (one: CaseMoments) => number) =>
    moments.reduce((total, one, i) => total + at(counts, i) * of(one), 0)
  return {
    cases: sum(({ cases }) => cases),
    d: vector(size, (k) => sum(({ d }) => at(d, k))),
    y: vector(size, (k) => sum(({ y }) => at(y, k))),
    dd: table(size, (k, l) => sum(({ dd }) => entry(dd, k, l))),
    yd: table(size, (k, l) => sum(({ yd }) => entry(yd, k, l))),
    yy: table(size, (k, l) => sum(({ yy }) => entry(yy, k, l))),
  }
}
