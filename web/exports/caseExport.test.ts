// A list of cases becomes a file whole: every page of its cursor, in order, up to the limit, and an abort ends it.
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createWords } from '#web/lib/i18n/WordsContext.tsx'
import { zh } from '#web/lib/i18n/zh.ts'
import { aMeta } from '#web/test/aMeta.ts'
import { answerFetch } from '#web/test/render.tsx'
import { type CaseItem, MOST_CASES, readCases } from './casePages.ts'
import { caseTable, wallMs } from './caseTable.ts'

afterEach(() => vi.unstubAllGlobals())

const words = createWords(zh, 'zh', 'Asia/Shanghai')

function anItem(number: string, more: Partial<CaseItem> = {}): CaseItem {
  return {
    id: `demo:${number}`,
    source: 'demo',
    number,
    title: '路灯不亮',
    receivedAt: '2026-09-20T18:49:58+08:00',
    channel: 'phone',
    category1: 'facility',
    category2: 'facility.streetlight',
    urgency: 'ordinary',
    scope: 'community',
    community: 'k1',
    firstReceiver: 'd1',
    department: 'd2',
    stage: 'submitted',
    status: 'open',
    void: false,
    due: '2026-09-30T23:59:59.999+08:00',
    dueState: 'running',
    provisional: false,
    ...more,
  }
}

const envelope = { asOf: '2026-09-30T18:00:00+08:00', ruleSet: 'default@1', dataVersion: 'd1' }
const reading = () => ({ signal: new AbortController().signal, onProgress: vi.fn() })

describe('reading', () => {
  it('follows the cursor to its end, whatever page the screen stands at, and says how far it is', async () => {
    const page = (url: URL) => {
      const cursor = url.searchParams.get('cursor')
      return cursor === null
        ? { ...envelope, items: [anItem('1'), anItem('2')], next: 'b', total: 3 }
        : { ...envelope, items: [anItem('3')], next: null, total: 3 }
    }
    const asked = answerFetch({ '/cases': page })
    const { signal, onProgress } = reading()
    const { items } = await readCases({ period: '2026-Q3', cursor: 'z', limit: 50 }, { signal, onProgress })
    expect(items.map(({ number }) => number)).toEqual(['1', '2', '3'])
    expect(asked).toEqual(['/cases?period=2026-Q3&limit=500', '/cases?period=2026-Q3&limit=500&cursor=b'])
    expect(onProgress.mock.calls).toEqual([
      [2, 3],
      [3, 3],
    ])
  })

  it('stops at the limit of a file and leaves the true total to be said', async () => {
    const many = Array.from({ length: 40_000 }, (_, index) => anItem(String(index)))
    answerFetch({ '/cases': { ...envelope, items: many, next: 'more', total: 500_000 } })
    const { items, answer } = await readCases({}, reading())
    expect(items).toHaveLength(MOST_CASES)
    expect(answer.total).toBe(500_000)
  })
})

describe('the table', () => {
  const table = (items: readonly CaseItem[], hasUnit = false) =>
    caseTable(items, { title: '工单', name: '工单', hasUnit }, { meta: aMeta(), words })
  const read = (item: CaseItem, id: string, hasUnit = false) => {
    const { columns, rows } = table([item], hasUnit)
    return rows[0]?.[columns.findIndex((column) => column.id === id)]
  }

  it('has ids as ids, times on the wall clock of the street, names for codes', () => {
    expect(table([]).columns.find(({ id }) => id === 'number')?.kind).toBe('id')
    expect(read(anItem('007'), 'number')).toBe('007')
    expect(read(anItem('1'), 'received')).toBe(Date.UTC(2026, 8, 20, 18, 49, 58))
    expect(read(anItem('1'), 'category2')).toBe('路灯损坏')
    expect(read(anItem('1'), 'department')).toBe('锦屏居委会')
    expect(read(anItem('1', { department: null }), 'department')).toBeNull()
    expect(read(anItem('1', { department: 'gone' }), 'department')).toBe('gone')
  })

  it('behind a figure also says what each unit counts and for whom', () => {
    const item = anItem('1', {
      unit: { at: '2026-09-30T10:00:00+08:00', num: 0.9, den: 1, department: 'd3', minutes: null },
    })
    expect(table([item]).columns.map(({ id }) => id)).not.toContain('credit')
    expect(read(item, 'credit', true)).toBe(0.9)
    expect(read(item, 'countedFor', true)).toBe('青禾物业')
  })
})

it('a missing or broken instant is an empty cell', () => {
  expect(wallMs(null, 'Asia/Shanghai')).toBeNull()
  expect(wallMs('never', 'Asia/Shanghai')).toBeNull()
})
