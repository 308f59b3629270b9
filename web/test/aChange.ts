// A change of score for tests: resolution fell in one kind of case, the mix helped a little.
import type { CaseMixes } from '#api/contract/caseMix.ts'
import type { RankingChange } from '#api/contract/change.ts'
import { aRate, ENVELOPE, PERIOD } from './figures.ts'

const count = (num: number, den: number, period: string) => ({
  num,
  den,
  value: den > 0 ? num / den : null,
  casesUrl: `/cases?period=${period}&metric=resolution_rate&category=facility`,
})

export function aChange(parts: Partial<NonNullable<RankingChange['parts']>> = {}): RankingChange {
  const [before, after] = ['2026-Q2', '2026-Q3']
  return {
    ...ENVELOPE,
    department: { id: 'd1', name: '桂花里', kind: 'committee' },
    scheme: 'standard',
    compare: 'previous',
    earlier: {
      period: { ...PERIOD, id: before, start: '2026-04-01T00:00:00+08:00', end: '2026-07-01T00:00:00+08:00' },
      schemeVersion: '1',
      score: { value: 88, lo: 85, hi: 91 },
    },
    later: { period: PERIOD, schemeVersion: '1', score: { value: 83, lo: 80, hi: 86 } },
    parts: {
      total: -5,
      rate: -6,
      mix: 1,
      scheme: 0,
      z: -3.2,
      withinNoise: false,
      indicators: [
        {
          metric: 'resolution_rate',
          weight: 0.4,
          rate: -5,
          mix: 1,
          before: aRate('resolution_rate', 90, 100),
          after: aRate('resolution_rate', 80, 100),
          strata: [
            {
              category: 'facility',
              urgency: 'ordinary',
              rate: -4,
              mix: 0.5,
              before: count(50, 50, before),
              after: count(40, 50, after),
            },
            {
              category: 'facility',
              urgency: 'urgent',
              rate: 0,
              mix: 0.5,
              before: count(0, 0, before),
              after: count(9, 9, after),
            },
          ],
        },
        {
          metric: 'response_rate',
          weight: 0.3,
          rate: -1,
          mix: 0,
          before: aRate('response_rate', 95, 100),
          after: aRate('response_rate', 92, 100),
          strata: [],
        },
      ],
      ...parts,
    },
  }
}

/** One committee whose resolution is worse than with the same cases in its group. */
export function aCaseMix(
  limits: { readonly lo: number; readonly hi: number } = { lo: 1.2, hi: 2.4 },
): CaseMixes {
  const figure = {
    ...{ num: 70, den: 100, observed: 30, expected: 17.5, ratio: 1.714, z: 3.1, adjusted: 0.71 },
    casesUrl: '/cases?department=d1&metric=resolution_rate',
  }
  return {
    ...ENVELOPE,
    scheme: 'standard',
    group: 'kind',
    groups: [
      {
        id: 'committee',
        label: { zh: '居委会', en: 'Committees' },
        rows: [
          {
            department: { id: 'd1', name: '桂花里', kind: 'committee' },
            indicators: {
              resolution_rate: { ...figure, ...limits },
              response_rate: { ...figure, den: 7, lo: 0.1, hi: 9 },
            },
          },
        ],
      },
    ],
  }
}
