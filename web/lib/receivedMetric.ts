// Cases received as a figure of their own, where an answer has their count beside another figure.
import type { Metric } from '#api/contract/metric.ts'

/**
 * Cases received as a figure with the way to its cases: the address of another figure of the same scope, asked for
 * receipts. `cases` counts void ones too, so nothing is left out.
 */
export function receivedMetric(cases: number, sibling: Metric): Metric {
  const [path = '', query = ''] = sibling.casesUrl.split('?')
  const search = new URLSearchParams(query)
  search.set('metric', 'received')
  return {
    kind: 'count',
    value: cases,
    num: cases,
    den: cases,
    lo: null,
    hi: null,
    excluded: 0,
    metric: 'received',
    version: sibling.version,
    casesUrl: `${path}?${search}`,
  }
}
