// The ranking's file is the answer itself: every number unrounded, in the order of the screen, nobody left out.
import { describe, expect, it } from 'vitest'
import type { Rankings } from '#api/contract/rankings.ts'
import { copiedTable } from '#web/exports/clipboard.ts'
import type { ExportEnvelope } from '#web/exports/exportTable.ts'
import { createWords } from '#web/lib/i18n/WordsContext.tsx'
import { zh } from '#web/lib/i18n/zh.ts'
import { POSTER_MOST_HEIGHT, posterParts } from '#web/marks/poster.ts'
import { aMeta } from '#web/test/aMeta.ts'
import { aRanking, aRow, aTotal } from '#web/test/figures.ts'
import { rankDocument } from './rankExport.ts'
import { rankPoster } from './rankPicture.ts'
import type { RankExport } from './rankTable.ts'

const words = createWords(zh, 'zh', 'Asia/Shanghai')
const about = { meta: aMeta(), words }
const stamp = { who: '考核专员', atMs: Date.parse('2026-10-08T09:30:00+08:00') }
const rows = [
  aRow({ id: 'd1', name: '桂花里', rank: 1, score: [97.123456, 95, 99], before: 2, den: 400 }),
  aRow({ id: 'd2', name: '锦屏', rank: 2, score: [95, 93, 97], before: 1, den: 300 }),
  aRow({ id: 'd3', name: '砖塔', rank: 2, score: [95, 80, 99], den: 22 }),
  aRow({ id: 'd4', name: '长堤', den: 12, more: { reason: 'too_few' } }),
]

function input(more: Partial<RankExport> = {}): RankExport {
  const rankings = aRanking(rows)
  const [group] = rankings.groups
  if (!group) throw new Error('a ranking without groups')
  return {
    rankings,
    group,
    earlier: null,
    view: { filters: { period: '2026-Q3', department: ['d1'] }, params: { select: [] }, compare: 'previous' },
    address: 'http://pingyi.test/rank?period=2026-Q3',
    ...more,
  }
}

const documentOf = (more: Partial<RankExport> = {}) => rankDocument(input(more), stamp, about)
const columnOf = (more: Partial<RankExport>, id: string) => {
  const [table] = documentOf(more).tables
  const at = table.columns.findIndex((column) => column.id === id)
  return table.rows.map((row) => row[at])
}

describe('the table', () => {
  it('has every unit and the total, unrounded, with numerators and denominators beside the rates', () => {
    expect(columnOf({}, 'unit')).toEqual(['桂花里', '锦屏', '砖塔', '长堤', '全组合计'])
    expect(columnOf({}, 'rank')).toEqual([1, 2, 2, null, null])
    expect(columnOf({}, 'score')[0]).toBe(97.123456)
    const [first] = rows
    const metric = first?.indicators.resolution_rate
    expect(columnOf({}, 'resolution_rate')[0]).toBe(metric?.value)
    expect(columnOf({}, 'resolution_rate.num')[0]).toBe(metric?.num)
    expect(columnOf({}, 'resolution_rate.den')[0]).toBe(metric?.den)
  })

  it('of a quarter has the total, its parts and their shares: their sum is the total', () => {
    const listed = { ...aTotal(97, 90, 88) }
    const receipts = ['/cases?sample=3&sampledOf=d1']
    const withList = (listed.parts ?? []).map((one) =>
      one.part === 'supervision' ? { ...one, receipts } : one,
    )
    const rankings = aRanking([
      aRow({ id: 'd1', rank: 1, more: { ...listed, parts: withList } }),
      aRow({ id: 'd2', rank: 2, more: aTotal(95, 80, null) }),
      aRow({ id: 'd4', den: 12, more: { reason: 'too_few', parts: [] } }),
    ])
    const [group] = rankings.groups
    const more = group ? { rankings, group } : {}
    const [table] = documentOf(more).tables
    expect(table.columns.map(({ head }) => head)).toEqual(
      expect.arrayContaining(['总分', '综合分', '综合分所占权重', '第三方监督', '居民评议']),
    )
    const totals = columnOf(more, 'score')
    const sums = totals.map((_, row) =>
      ['score', 'supervision', 'council'].reduce((sum, part) => {
        const [points, share] = [
          columnOf(more, `part.${part}`)[row],
          columnOf(more, `part.${part}.share`)[row],
        ]
        return sum + Number(points) * Number(share)
      }, 0),
    )
    for (const row of [0, 1]) expect(sums[row]).toBeCloseTo(Number(totals[row]), 9)
    expect(totals.slice(2)).toEqual([null, null])
    expect(columnOf(more, 'part.score').at(-1)).toBe(90)
    expect(columnOf(more, 'part.supervision.cases')).toEqual([
      'http://pingyi.test/cases?sample=3&sampledOf=d1',
      ...[null, null, null],
    ])
    const copied = copiedTable(documentOf(more), words.f)
      .plain.split('\r\n')
      .map((line) => line.split('\t'))
    const copiedOf = (head: string) => copied.slice(2, 4).map((line) => line[copied[1]?.indexOf(head) ?? -1])
    expect(copiedOf('综合分所占权重')).toEqual(['0.8', '0.8889'])
    expect(copiedOf('居民评议所占权重')).toEqual(['0.1', '—'])
    const notes = new Map(documentOf(more).envelope.notes.map((note) => [note.id, note.text]))
    expect(notes.get('total')).toContain('总分 = 综合分×0.80')
    const poster = rankPoster(input(more), stamp, about)
    expect(poster.rows[1]?.below).toBe('= 综合分 95.00×8/9 + 第三方监督 80.00×1/9')
  })

  it('follows the order on screen and keeps the ranks', () => {
    const view = { ...input().view, params: { select: [], sort: 'cases' } }
    expect(columnOf({ view }, 'unit')).toEqual(['砖塔', '锦屏', '桂花里', '长堤', '全组合计'])
    expect(columnOf({ view }, 'rank')).toEqual([2, 2, 1, null, null])
  })

  it('says the change with the word of its base, and has none where nothing is compared', () => {
    expect(columnOf({}, 'change')).toEqual([1, -1, null, null, null])
    const heads = (compare: 'yearAgo' | 'none') =>
      documentOf({ view: { ...input().view, compare }, earlier: new Map([['d1', 3]]) }).tables[0].columns.map(
        ({ head }) => head,
      )
    expect(heads('yearAgo')).toContain('名次变化（同比）')
    expect(heads('none').join()).not.toContain('名次变化')
  })

  it('has rank intervals and tiers once the answer has them', () => {
    const ids = () => documentOf().tables[0].columns.map(({ id }) => id)
    expect(ids()).not.toContain('rankLow')
    const [first, ...rest] = rows
    if (!first) throw new Error('no row')
    const rankings = aRanking([{ ...first, rankLow: 1, rankHigh: 3, tier: 1 }, ...rest])
    const [group] = rankings.groups
    if (!group) throw new Error('no group')
    expect(columnOf({ rankings, group }, 'rankHigh')).toEqual([3, null, null, null, null])
    expect(columnOf({ rankings, group }, 'tier')[0]).toBe(1)
  })
})

describe('the envelope', () => {
  it('carries period, filters, formula, as-of, rules, scheme, status, who and when, in words and raw', () => {
    const notes = new Map(documentOf().envelope.notes.map((note) => [note.id, note]))
    expect(notes.get('period')).toMatchObject({ text: '2026年第三季度（7月1日–9月30日）', raw: '2026-Q3' })
    expect(notes.get('filters')).toMatchObject({ text: '责任单位：桂花里居委会', raw: 'department=d1' })
    expect(notes.get('asOf')?.raw).toBe('2026-09-30T18:00:00+08:00')
    expect(notes.get('formula')?.raw).toBe('response_rate×0.3+resolution_rate×0.4+satisfaction_rate×0.3')
    expect(notes.get('ruleSet')?.raw).toBe('default@1')
    expect(notes.get('scheme')?.raw).toBe('standard')
    expect(notes.get('dataVersion')?.raw).toBe('d1')
    expect(notes.get('status')).toMatchObject({ text: '暂列（草稿，未发布）', raw: 'open' })
    expect(notes.get('snapshot')?.text).toContain('无')
    expect(notes.get('who')?.text).toBe('考核专员')
    expect(notes.get('when')?.raw).toBe('2026-10-08T01:30:00.000Z')
    expect(notes.get('resolution_rate')?.raw).toBe('resolution_rate@v3')
  })

  it('says where it is rechecked: the ranking fixed at its as-of, or the stored version with its hash', () => {
    const live = documentOf().envelope.notes.find(({ id }) => id === 'recheck')
    expect(live?.text).toMatch(/\/rank\?period=2026-Q3&asOf=2026-09-30T18:00:00%2B08:00$/)
    const stored = { version: 2, sha256: 'ab'.repeat(32), stage: 'published' as const, publishedAt: null }
    const rankings = aRanking(rows, { status: 'published', snapshot: stored })
    const drawn = documentOf({ rankings }).envelope.notes.find(({ id }) => id === 'recheck')
    expect(drawn?.text).toMatch(/\/quarter\/2026-Q3\?snapshot=2 · (?:ab){8}$/)
  })

  it('names the file by screen, period and as-of', () => {
    expect(documentOf().envelope.fileName).toBe('pingyi-rank-2026-Q3-20260930T1800')
  })

  const hash = 'ab'.repeat(32)
  const snapshot = { version: 2, sha256: hash, stage: 'published' as const, publishedAt: null }
  const envelopeOf = (more: Partial<Rankings>) => {
    const published = { version: 2, sha256: hash, isSame: true }
    return documentOf({ rankings: aRanking(rows, { status: 'published', published, ...more }) }).envelope
  }
  const noteOf = ({ notes }: ExportEnvelope, id: string) => notes.find((one) => one.id === id)

  it('is final only from the published snapshot, whose hash and version it carries', () => {
    const drawn = envelopeOf({ snapshot })
    expect(drawn).toMatchObject({ isDraft: false, status: '已发布' })
    expect(noteOf(drawn, 'snapshot')).toMatchObject({ raw: hash, text: `${hash}（第 2 版）` })
    expect(drawn.fileName).toBe('pingyi-rank-2026-Q3-20260930T1800-v2')
  })

  it('of live numbers is a draft, which says how they stand to what is published', () => {
    expect(documentOf().envelope.isDraft).toBe(true)
    const same = envelopeOf({})
    expect(same.isDraft).toBe(true)
    expect(noteOf(same, 'status')?.text).toContain('不是发布件')
    const other = envelopeOf({ published: { version: 2, sha256: hash, isSame: false } })
    expect(noteOf(other, 'snapshot')?.text).toContain('不一致')
    expect(noteOf(other, 'status')?.text).toContain('不一致')
  })

  it('of a corrected version says which one stands', () => {
    const published = { version: 3, sha256: hash, isSame: false }
    const old = envelopeOf({ status: 'superseded', published, snapshot })
    expect(old.isDraft).toBe(true)
    expect(noteOf(old, 'status')?.text).toBe('已更正（现行为第 3 版）')
  })
})

describe('the long picture', () => {
  const drawn = (count: number, more: Partial<Rankings> = {}) => {
    const places = { rankLow: 1, rankHigh: 3, tier: 1 }
    const many = Array.from({ length: count }, (_, index) =>
      aRow({ id: `d${index}`, name: `第${index}居委会`, rank: index + 1, score: [95, 93, 97], more: places }),
    )
    const rankings = aRanking(many, more)
    const [group] = rankings.groups
    if (!group) throw new Error('no group')
    return posterParts(rankPoster(input({ rankings, group }), stamp, about))
  }

  it('is 1080 wide, split where it would be higher than 3840, and no unit is lost or cut', () => {
    const parts = drawn(60)
    expect(parts.length).toBeGreaterThan(2)
    for (const { width, height } of parts) {
      expect(width).toBe(1080)
      expect(height).toBeLessThanOrEqual(POSTER_MOST_HEIGHT)
    }
    const names = parts.flatMap(({ svg }) => svg.match(/第\d+居委会/g) ?? [])
    expect(names).toEqual(Array.from({ length: 60 }, (_, index) => `第${index}居委会`))
    expect(parts.map(({ svg }) => svg.includes('规则集 default@1'))).not.toContain(false)
  })

  it('is well-formed, without classes that need a style sheet to be seen', () => {
    const [part] = drawn(3)
    const parsed = new DOMParser().parseFromString(part?.svg ?? '', 'image/svg+xml')
    expect(parsed.querySelector('parsererror')).toBeNull()
    expect(part?.svg).not.toMatch(/var\(|NaN|undefined/)
  })

  it('has the rank interval and the tier of every row, and says how to read them', () => {
    const [part] = drawn(3)
    expect(part?.svg.match(/第1–3名 · 第1档/g)?.length).toBe(3)
    expect(part?.svg).toContain('分数下为名次区间')
  })

  it('says 草稿 across it unless it is drawn from the published snapshot, whose hash it prints', () => {
    const snapshot = { version: 1, sha256: 'ab'.repeat(32), stage: 'published' as const, publishedAt: null }
    expect(drawn(3)[0]?.svg).toContain('草稿</text>')
    const [final] = drawn(3, { status: 'published', snapshot })
    expect(final?.svg).not.toContain('草稿')
    expect(final?.svg.replaceAll(/<[^>]*>|\s/g, '')).toContain('ab'.repeat(32))
    expect(drawn(3, { status: 'superseded', snapshot })[0]?.svg).toContain('已更正</text>')
  })
})
