// Limits become rows and back, and a draft says what is wrong with it.
import { expect, it } from 'vitest'
import { DEFAULT_RULE_SET } from '#api/domain/defaults.ts'
import type { RuleSet } from '../queries.ts'
import { changesOf, draftOf, faultsOf, type RowDraft, rowName, rulesOf, withRow } from './ruleDraft.ts'

const base: RuleSet = {
  ...DEFAULT_RULE_SET,
  limits: [
    ...DEFAULT_RULE_SET.limits,
    { clock: 'reply', urgency: 'ordinary', category: 'policy', limit: { kind: 'calendar_days', n: 2 } },
  ],
}
const draft = draftOf(base, '2026-12-24')
const typing = (name: string, clock: 'acknowledge' | 'reply', n: string) => ({
  ...draft,
  rows: draft.rows.map(
    (row): RowDraft => (rowName(row) === name ? { ...row, [clock]: { ...row[clock], n } } : row),
  ),
})

it('rows stand ordinary before urgent, every category before one; sent they are the same limits', () => {
  expect(draft.rows.map(rowName)).toEqual(['ordinary ', 'ordinary policy', 'urgent '])
  expect(draft.rows[1]?.acknowledge.n).toBe('')
  const { version: _, limits, ...rest } = base
  const sent = rulesOf(draft)
  expect(sent).toEqual({ ...rest, effectiveFrom: '2026-12-24', limits: sent.limits })
  expect([...sent.limits].sort(byText)).toEqual([...limits].sort(byText))
})
const byText = (a: object, b: object) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)

it('a changed limit is told with both its values; a limit that goes or comes has one', () => {
  const [one, ...more] = changesOf(typing('ordinary ', 'acknowledge', '5'))
  expect([one?.clock, one?.from?.n, one?.to?.n, more.length]).toEqual(['acknowledge', '3', '5', 0])
  expect(changesOf(typing('ordinary policy', 'reply', ' '))).toMatchObject([{ from: { n: '2' }, to: null }])
  const added = withRow(draft, { urgency: 'urgent', category: 'safety' })
  expect(changesOf(added)).toEqual([])
  expect(withRow(added, { urgency: 'urgent', category: 'safety' })).toBe(added)
  const gone = { ...draft, rows: draft.rows.filter(({ category }) => category === null) }
  expect(changesOf(gone)).toMatchObject([{ category: 'policy', clock: 'reply', to: null }])
})

it.each([
  ['as it stands', draft, ['same']],
  ['with a changed limit', typing('ordinary ', 'reply', '10'), []],
  ['with a limit of nothing', typing('ordinary ', 'reply', '0'), ['limit']],
  ['with words', typing('urgent ', 'reply', 'soon'), ['limit']],
  ['without the limit to reply', typing('ordinary ', 'reply', ''), ['missing']],
  ['without a day', { ...typing('ordinary ', 'reply', '10'), effectiveFrom: '' }, ['day']],
])('a draft %s is judged', (_what, one, faults) => {
  expect(faultsOf(one)).toEqual(faults)
})
