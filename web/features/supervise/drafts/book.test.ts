// Drafts on their way: in order, kept while the line is away, never lost to what was typed meanwhile.
import { beforeEach, expect, it } from 'vitest'
import { DraftBook, type Sent } from './book.ts'
import { type CheckDraft, checkKey } from './draft.ts'
import type { DraftStore } from './store.ts'

const place = (caseId: string, owner = 'zhao') => ({ owner, sampleId: 1, caseId })
const aDraft = (caseId: string, changedAtMs: number, more: Partial<CheckDraft> = {}): CheckDraft => ({
  ...{ key: checkKey(place(caseId), 'check'), ...place(caseId), kind: 'check', state: 'waiting', code: null },
  ...{ changedAtMs, entry: { answers: {}, note: '', version: 0, seconds: null } },
  ...more,
})

/** A store as the browser's, in memory. */
function aStore(kept: readonly CheckDraft[] = []) {
  const rows = new Map(kept.map((draft) => [draft.key, draft]))
  const store: DraftStore = {
    list: async (owner) => [...rows.values()].filter((draft) => draft.owner === owner),
    put: async (draft) => void rows.set(draft.key, draft as CheckDraft),
    remove: async (key) => void rows.delete(key),
  }
  return { store, rows }
}

let book: DraftBook
beforeEach(() => {
  book = new DraftBook()
})

const saved: Sent = { is: 'saved', version: 1 }

it('shows what was kept, and nothing before that was read', async () => {
  expect(book.state.isReady).toBe(false)
  await book.load(Promise.resolve(aStore([aDraft('a', 1)]).store), 'zhao')
  expect([...book.state.drafts.values()]).toEqual([aDraft('a', 1)])
  const other = new DraftBook()
  await other.load(Promise.resolve(aStore([aDraft('a', 1)]).store), 'qian')
  expect(other.state.drafts.size).toBe(0)
})

it('says where nothing can be kept, and works all the same', async () => {
  await book.load(Promise.resolve(null), 'zhao')
  book.put(aDraft('a', 1))
  expect(book.state).toMatchObject({ isReady: true, isKept: false })
  expect(book.state.drafts.size).toBe(1)
})

it('keeps every change, and what was saved no longer', async () => {
  const { store, rows } = aStore()
  await book.load(Promise.resolve(store), 'zhao')
  book.put(aDraft('a', 1, { state: 'editing' }))
  expect(rows.size).toBe(1)
  book.put(aDraft('a', 2))
  await book.sync(async () => saved)
  expect([rows.size, book.state.drafts.size]).toEqual([0, 0])
})

it('sends what waits in the order changed, and stops at the first that is lost', async () => {
  await book.load(Promise.resolve(null), 'zhao')
  for (const [caseId, at] of [
    ['c', 3],
    ['a', 1],
    ['b', 2],
  ] as const)
    book.put(aDraft(caseId, at))
  book.put(aDraft('d', 0, { state: 'editing' }))
  const seen: string[] = []
  await book.sync(async ({ caseId }) => {
    seen.push(caseId)
    return caseId === 'b' ? { is: 'lost' } : saved
  })
  expect(seen).toEqual(['a', 'b'])
  expect([...book.state.drafts.values()].map(({ caseId, state }) => [caseId, state])).toEqual([
    ['c', 'waiting'],
    ['b', 'waiting'],
    ['d', 'editing'],
  ])
})

it('keeps what was typed while it was on its way, over the version just saved', async () => {
  await book.load(Promise.resolve(null), 'zhao')
  const draft = aDraft('a', 1)
  book.put(draft)
  await book.sync(async () => {
    book.put({ ...draft, state: 'editing', changedAtMs: 2, entry: { ...draft.entry, note: '又想起一句' } })
    return { is: 'saved', version: 4 }
  })
  expect([...book.state.drafts.values()]).toMatchObject([
    { state: 'editing', entry: { note: '又想起一句', version: 4 } },
  ])
})

it('sets a conflict and a refusal aside and goes on with the rest', async () => {
  await book.load(Promise.resolve(null), 'zhao')
  for (const [caseId, at] of [
    ['a', 1],
    ['b', 2],
    ['c', 3],
  ] as const)
    book.put(aDraft(caseId, at))
  const answers: Sent[] = [{ is: 'conflict' }, { is: 'refused', code: 'sample_state' }, saved]
  expect(await book.sync(async () => answers.shift() ?? saved)).toBe(3)
  expect([...book.state.drafts.values()].map(({ caseId, state, code }) => [caseId, state, code])).toEqual([
    ['a', 'conflict', null],
    ['b', 'refused', 'sample_state'],
  ])
})

it('sends a draft once, however often it is asked to', async () => {
  await book.load(Promise.resolve(null), 'zhao')
  book.put(aDraft('a', 1))
  let sends = 0
  const send = async () => {
    sends += 1
    return saved
  }
  await Promise.all([book.sync(send), book.sync(send)])
  expect(sends).toBe(1)
})
