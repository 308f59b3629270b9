// A sealed council for tests: two departments, two questions, six ballots.
import type { Council } from '#api/contract/councils.ts'

/** Give what the test is about. */
export const aCouncil = (overrides: Partial<Council> = {}): Council => ({ ...base, ...overrides })

const base: Council = {
  ...{ id: 7, period: '2026-Q3', title: '第三季度居民评议会', place: '三楼会议室' },
  ...{ heldAt: '2026-12-20T14:00:00+08:00', state: 'sealed' },
  departments: [
    { id: 'd1', name: '桂花里居委会', kind: 'committee' },
    { id: 'd2', name: '锦屏居委会', kind: 'committee' },
  ],
  questions: ['办事态度', '解决效果'],
  ...{ invited: 20, quorum: 6, attended: 8, issued: 8, isQuorate: true, slips: 10 },
  ballots: { phone: 4, paper: 3, settled: 3 },
  ...{ createdBy: 'operator', sealedAt: '2026-12-20T16:10:00+08:00', publishedAt: null },
  resultHash: 'ab'.repeat(32),
  result: {
    isValid: true,
    ballots: { issued: 8, returned: 7, valid: 6, void: 1, phone: 4, paper: 2 },
    credits: {
      ...{ very_satisfied: 1, satisfied: 1, basically_satisfied: 0.8 },
      ...{ dissatisfied: 0, very_dissatisfied: 0 },
    },
    departments: [
      {
        department: { id: 'd1', name: '桂花里居委会' },
        ...{ n: 6, sum: 4.9, squares: 4.81, value: 4.9 / 6, lo: 0.4, hi: 0.97, spread: 0.4 },
        counts: [
          [3, 1, 1, 1, 0],
          [2, 2, 1, 0, 1],
        ],
      },
      {
        department: { id: 'd2', name: '锦屏居委会' },
        ...{ n: 6, sum: 5.6, squares: 5.3, value: 5.6 / 6, lo: 0.5, hi: 0.99, spread: 0.1 },
        counts: [
          [5, 0, 1, 0, 0],
          [4, 1, 1, 0, 0],
        ],
      },
    ],
    comments: [],
  },
}
