// What an answer claims: every object with a way to its cases, and how many units that list must hold.
import { isMetric, type MetricKind, metricDefinition } from '../../../domain/metrics/definitions.ts'

/** What the list at `casesUrl` must recount to; undefined = the answer does not say. */
export interface Claim {
  /** Where in the answer: `groups.0.rows.3.indicators.response_rate`. */
  readonly path: string
  readonly casesUrl: string
  readonly kind: MetricKind
  /** Units listed. */
  readonly total: number
  /** Units listed with `part=num`. */
  readonly num?: number
  /** Σ of the units' numerators. */
  readonly sum?: number
  /** Units listed with `part=excluded`. */
  readonly excluded?: number
  /** Working minutes: median and 90th percentile of the listed units. */
  readonly quantiles?: readonly [median: number | null, p90: number | null]
}

export interface Claims {
  readonly claims: readonly Claim[]
  /** Figures that lead nowhere, or that nothing is known of how to recount. */
  readonly faults: readonly string[]
}

type Json = Readonly<Record<string, unknown>>

/**
 * Finds every figure of an answer, whatever its route: a new one is recounted without a word here, or is a fault where it has
 * counts but no list, or says nothing that could be recounted.
 */
export function claimsOf(answer: Json): Claims {
  const claims: Claim[] = []
  const faults: string[] = []
  const visit = (value: unknown, path: string): void => {
    if (typeof value !== 'object' || value === null) return
    if (!Array.isArray(value)) read(value as Json, path)
    for (const [key, below] of Object.entries(value)) visit(below, path === '' ? key : `${path}.${key}`)
  }
  const read = (node: Json, path: string): void => {
    const { casesUrl, pausedUrl, paused } = node
    if (typeof pausedUrl === 'string') {
      claims.push({ path: `${path}.paused`, casesUrl: pausedUrl, kind: 'count', total: Number(paused) })
    }
    if (typeof casesUrl !== 'string') {
      if (isNumber(node.num) && isNumber(node.den)) faults.push(`${path}: counts without a list`)
      return
    }
    const claim = claimOf(node, casesUrl, String(answer.measure))
    if (claim === null) faults.push(`${path}: a list of what?`)
    else claims.push({ path, casesUrl, ...claim })
  }
  visit(answer, '')
  return { claims, faults: [...faults, ...volumeFaults(answer)] }
}

const isNumber = (value: unknown): value is number => typeof value === 'number'

/** Departments' received cases stand beside the share of void ones: both are the same list. */
function volumeFaults(answer: Json): string[] {
  const found: string[] = []
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    const { cases, excludedShare } = value as Json
    const den = (excludedShare as Json | undefined)?.den
    if (isNumber(cases) && den !== undefined && den !== cases)
      found.push(`${cases} cases, ${String(den)} listed`)
    for (const below of Object.values(value)) visit(below)
  }
  visit(answer)
  return found
}

type Found = Omit<Claim, 'path' | 'casesUrl'>

function claimOf(node: Json, casesUrl: string, measure: string): Found | null {
  const { num, den, n, count, open, total } = node
  const search = new URLSearchParams(casesUrl.split('?')[1])
  const kind = kindOf(search.get('metric'), measure)
  // A signal lists what it counted, not all it looked at.
  if (search.has('signal') && isNumber(num)) return { kind: 'count', total: num }
  const excluded = isNumber(node.excluded) ? { excluded: node.excluded } : {}
  if (isNumber(num) && isNumber(den)) return { ...counted(node, { kind, num, den }), ...excluded }
  if (isNumber(num)) return { kind: 'count', total: num }
  if (isNumber(n)) {
    return {
      kind: 'quantile',
      total: n,
      quantiles: [node.median as number | null, node.p90 as number | null],
    }
  }
  const plain = [count, open, total].find(isNumber)
  return plain === undefined ? null : { kind: 'count', total: plain }
}

/** The registry's kind; without a metric received cases, of which a map counts the numerator only. */
function kindOf(metric: string | null, measure: string): MetricKind {
  if (metric !== null && isMetric(metric)) return metricDefinition(metric).kind
  return metric === null && measure === 'per_1000_households' ? 'ratio' : 'count'
}

interface Counted {
  readonly kind: MetricKind
  readonly num: number
  readonly den: number
}

function counted(node: Json, { kind, num, den }: Counted): Found {
  switch (kind) {
    case 'rate':
      return { kind, total: den, num, sum: num }
    case 'mean':
      return { kind, total: den, sum: num }
    case 'ratio':
      return { kind, total: num }
    case 'count':
      return { kind, total: den, sum: num }
    case 'quantile': {
      const { value, p90 } = node
      return { kind, total: den, quantiles: [value as number | null, (p90 as number | undefined) ?? null] }
    }
  }
}
