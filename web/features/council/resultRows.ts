// The sealed result as rows: one a department, one a question; what picture, tables and papers are drawn from.
import type { DepartmentResult } from '#api/contract/councils.ts'
import { codes, GRADES, type Grade } from '#db/vocabulary.ts'
import type { Words } from '#web/lib/i18n/WordsContext.tsx'
import type { Council, CouncilResult } from './queries.ts'

/** Grades that go to the left of the zero: those a resident is not content with. */
export const NEGATIVES = 2

/** Departments by score, the highest first; ties by name, in the order of the agenda. */
export const byScore = ({ departments }: CouncilResult): readonly DepartmentResult[] =>
  (departments ?? []).toSorted((a, b) => (b.value ?? 0) - (a.value ?? 0))

/** Points of a share 0–1; null stays null. */
export const points = (share: number | null): number | null => (share === null ? null : share * 100)

/** `82.50（71.20–90.10）`. */
export const scoreText = ({ value, lo, hi }: DepartmentResult, { t, f }: Pick<Words, 't' | 'f'>): string =>
  t('council.scoreRange', {
    score: f.score(points(value)),
    lo: f.score(points(lo)),
    hi: f.score(points(hi)),
  })

export const gradeNames = ({ label }: Pick<Words, 'label'>): readonly string[] =>
  codes(GRADES).map((grade) => label(GRADES, grade))

/** What the bars begin with: who scores highest, where its interval lies above all others; else that they overlap. */
export function findingOf(council: Council, { t, f }: Pick<Words, 't' | 'f'>): string {
  const [first, ...others] = council.result === null ? [] : byScore(council.result)
  if (first === undefined) return t('council.chartTable')
  if (others.some(({ hi }) => (hi ?? 1) >= (first.lo ?? 0))) return t('council.findingSame')
  return t('council.finding', { name: first.department.name, score: f.score(points(first.value)) })
}

/** `非常满意 1、满意 1 …`. */
export const creditsText = ({ credits }: CouncilResult, { label, t, f }: Words): string =>
  codes(GRADES)
    .map((grade: Grade) => `${label(GRADES, grade)} ${f.number(credits[grade] ?? 0, 1)}`)
    .join(t('council.noticeGap'))
