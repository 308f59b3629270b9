// A metric for tests.
import type { Metric } from '#api/contract/metric.ts'

/** 102 of 154 resolved; give what the test is about. */
export function aMetric(overrides: Partial<Metric> = {}): Metric {
  return {
    kind: 'rate',
    value: 102 / 154,
    num: 102,
    den: 154,
    lo: 0.585,
    hi: 0.732,
    excluded: 5,
    metric: 'resolution_rate',
    version: 'v3',
    casesUrl: '/cases?metric=resolution_rate&period=2026-Q3&department=d1',
    ...overrides,
  }
}
