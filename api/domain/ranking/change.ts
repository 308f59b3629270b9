// Why a score changed: into how well each kind of case was done, which kinds came, and a changed scheme.
import type { Share } from '../statistics/fisher.ts'

/** Units of one indicator by stratum (first-level category × urgency); `num` may be fractional (Σ credit). */
export type UnitsByStratum = ReadonlyMap<string, Share>

export interface ChangingIndicator {
  readonly metric: string
  /** Weight in the later scheme. */
  readonly weight: number
  /** False enters as 1 − rate, before all else. */
  readonly higherIsBetter: boolean
  readonly before: UnitsByStratum
  readonly after: UnitsByStratum
}

/** Parts of one stratum, in points of the score. */
export interface StratumParts {
  readonly stratum: string
  /** What it is done better or worse. */
  readonly rate: number
  /** What its share grew or shrank, while it scores above or below the indicator's mean. */
  readonly mix: number
}

export interface IndicatorParts {
  readonly metric: string
  readonly rate: number
  readonly mix: number
  /** By stratum id in code-unit order. */
  readonly strata: readonly StratumParts[]
}

export interface Change {
  /** Later score − earlier score, each by its own scheme. */
  readonly total: number
  readonly rate: number
  readonly mix: number
  /** Later scheme on the earlier period − earlier score; 0 without a changed scheme. */
  readonly scheme: number
  readonly indicators: readonly IndicatorParts[]
}

/**
 * Decomposes the change of a score between two periods, ×100 (domain.md section 4; symmetric form of Kitagawa 1955, JASA 50:1168).
 * With shares m and rates r of a stratum and the means R: rate part w·½(m⁰+m¹)(r¹−r⁰), mix part w·(m¹−m⁰)(½(r⁰+r¹) −
 * ½(R⁰+R¹)); a stratum absent in one period takes the other's r, so that its coming or going is all mix. Both periods are
 * read by the later scheme; `earlierScore` is the earlier period's score (points) by the scheme then in force, and what the
 * two differ by is the scheme's part. total = rate + mix + scheme to 1e-9.
 * Null where an indicator has no unit in one of the periods, since there is no score.
 */
export function explainChange(
  indicators: readonly ChangingIndicator[],
  earlierScore?: number,
): Change | null {
  const parts: IndicatorParts[] = []
  let before = 0
  let after = 0
  for (const indicator of indicators) {
    const [early, late] = [totalOf(indicator.before), totalOf(indicator.after)]
    if (!(early.den > 0 && late.den > 0)) return null
    const [rateBefore, rateAfter] = [goodRate(early, indicator), goodRate(late, indicator)]
    before += 100 * indicator.weight * rateBefore
    after += 100 * indicator.weight * rateAfter
    const means = { before: early.den, after: late.den, middle: (rateBefore + rateAfter) / 2 }
    parts.push(indicatorParts(indicator, means))
  }
  const earlier = earlierScore ?? before
  const sum = (of: 'rate' | 'mix') => parts.reduce((total, part) => total + part[of], 0)
  return {
    total: after - earlier,
    rate: sum('rate'),
    mix: sum('mix'),
    scheme: before - earlier,
    indicators: parts,
  }
}

/** Units of each period, and ½(R⁰ + R¹). */
interface Means {
  readonly before: number
  readonly after: number
  readonly middle: number
}

function indicatorParts(indicator: ChangingIndicator, means: Means): IndicatorParts {
  const ids = [...new Set([...indicator.before.keys(), ...indicator.after.keys()])].sort()
  const strata = ids.map((stratum) => stratumParts(stratum, indicator, means))
  const sum = (of: 'rate' | 'mix') => strata.reduce((total, part) => total + part[of], 0)
  return { metric: indicator.metric, rate: sum('rate'), mix: sum('mix'), strata }
}

function stratumParts(stratum: string, indicator: ChangingIndicator, means: Means): StratumParts {
  const early = indicator.before.get(stratum) ?? NONE
  const late = indicator.after.get(stratum) ?? NONE
  const known = late.den > 0 ? late : early
  const r0 = goodRate(early.den > 0 ? early : known, indicator)
  const r1 = goodRate(known, indicator)
  const m0 = early.den / means.before
  const m1 = late.den / means.after
  const points = 100 * indicator.weight
  return {
    stratum,
    rate: (points * (m0 + m1) * (r1 - r0)) / 2,
    mix: points * (m1 - m0) * ((r0 + r1) / 2 - means.middle),
  }
}

const NONE: Share = { num: 0, den: 0 }

/** 0 where there is no unit: it then has no share either. */
function goodRate({ num, den }: Share, { higherIsBetter }: ChangingIndicator): number {
  if (den === 0) return 0
  return higherIsBetter ? num / den : 1 - num / den
}

function totalOf(units: UnitsByStratum): Share {
  let num = 0
  let den = 0
  for (const share of units.values()) {
    num += share.num
    den += share.den
  }
  return { num, den }
}
