// A council's result as files, read back: every score and count in its own cell, the envelope with its own state and hash.
import { parse } from 'csv-parse/sync'
import { readXlsx } from 'hucre/xlsx'
import { expect, it } from 'vitest'
import { csvText } from '#web/exports/csv.ts'
import { workbookOf } from '#web/exports/workbook.ts'
import { createWords } from '#web/lib/i18n/WordsContext.tsx'
import { zh } from '#web/lib/i18n/zh.ts'
import { aCouncil } from '#web/test/aCouncil.ts'
import { aMeta } from '#web/test/aMeta.ts'
import { councilDocument } from './councilDocument.ts'

const words = createWords(zh, 'zh', 'Asia/Shanghai')
const stamp = { who: '考核专员', atMs: Date.parse('2026-12-21T09:30:00+08:00') }
const council = aCouncil()
const { result } = council
if (result === null) throw new Error('a sealed council has a result')
const documentOf = (clock: 'live' | 'fixed' = 'live') =>
  councilDocument({ council, result, address: 'http://pingyi.test/council/7' }, stamp, {
    meta: aMeta({ clock }),
    words,
  })
const NAMES = { notes: '口径', label: '项目', text: '内容', raw: '编码或原值', open: '打开' }

it('the workbook has scores by rank and each count under its grade', async () => {
  const { sheets } = await readXlsx(await workbookOf(documentOf(), NAMES), { readStyles: true })
  const [scores, counts, notes] = sheets.map(({ rows }) => rows)
  expect(scores?.map(([unit]) => unit)).toEqual(['单位', '锦屏居委会', '桂花里居委会'])
  expect(scores?.[2]?.[1]).toBeCloseTo(490 / 6, 9)
  expect(counts?.slice(0, 2)).toEqual([
    ['单位', '题目', '非常满意', '满意', '基本满意', '不满意', '非常不满意'],
    ['锦屏居委会', '办事态度', 5, 0, 1, 0, 0],
  ])
  expect(counts).toHaveLength(1 + 2 * 2)
  const said = new Map(notes?.map(([label, text]) => [label, text]))
  expect(said.get('状态')).toBe('已封票')
  expect([...said.values()]).toContain('ab'.repeat(32))
})

it('the CSV comes back from a strict reader with the same scores', () => {
  const rows = parse(Buffer.from(csvText(documentOf())), { bom: true, relax_column_count: false })
  expect(rows[1]?.[0]).toBe('锦屏居委会')
  expect(Number(rows[2]?.[1])).toBeCloseTo(490 / 6, 9)
  expect(rows.flat().join(' ')).toContain('达到法定人数')
})

it('is as of the sealing, and of the deployment’s clock where that stands still', () => {
  const asOf = (clock: 'live' | 'fixed') =>
    documentOf(clock).envelope.notes.find(({ id }) => id === 'asOf')?.raw
  expect(asOf('live')).toBe('2026-12-20T16:10:00+08:00')
  expect(asOf('fixed')).toBe(aMeta().asOf)
})
