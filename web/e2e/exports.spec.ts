// What leaves the ranking (AC-30 … AC-33): files whose numbers are the API's, a notice on A4, a picture for phones; all by key.
import { parse } from 'csv-parse/sync'
import { readXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import type { Cases } from '#api/contract/cases.ts'
import type { Heat } from '#api/contract/heat.ts'
import type { Meta } from '#api/contract/meta.ts'
import type { RankingRow, Rankings } from '#api/contract/rankings.ts'
import { ask } from './api.ts'
import { openMenu, saved } from './exportMenu.ts'
import { type PdfPage, readPdf } from './pdf.ts'
import { QUARTER } from './screens.ts'
import { axe, visits } from './support.ts'

const { visit } = visits()
const RANK = `/rank?period=${QUARTER}`
const MM = 72 / 25.4

/** Ranked rows of the group on screen, as the API has them. */
async function shownGroup() {
  const rankings = await ask<Rankings>(`/rankings?period=${QUARTER}`)
  const group = rankings.groups.find(({ rows }) => rows.some(({ ranked }) => ranked))
  if (!group) throw new Error('nobody is ranked')
  return { rankings, group }
}

/** Run inside the page, which alone has a document. */
const CLIPBOARD_HTML = `(async () => {
  const [item] = await navigator.clipboard.read()
  return (await item.getType('text/html')).text()
})()`

interface Drawn {
  readonly width: number
  readonly height: number
  readonly bytes: number
  readonly colours: number
  readonly differ: boolean
}

const LOOK_AT_PICTURE = `(async () => {
  const shown = document.querySelector('.exports-picture')
  await shown.decode()
  const canvas = document.createElement('canvas')
  canvas.width = shown.naturalWidth
  canvas.height = shown.naturalHeight
  const context = canvas.getContext('2d', { willReadFrequently: true })
  context.drawImage(shown, 0, 0)
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height)
  const sign = (text) => {
    context.clearRect(0, 0, 100, 100)
    context.font = '60px "PingFang SC","Noto Sans CJK SC","WenQuanYi Micro Hei",sans-serif'
    context.fillText(text, 10, 80)
    return String(context.getImageData(0, 0, 100, 100).data)
  }
  return {
    width: shown.naturalWidth,
    height: shown.naturalHeight,
    bytes: (shown.src.length * 3) / 4,
    colours: new Set(new Uint32Array(data.buffer)).size,
    differ: sign('评') !== sign('议'),
  }
})()`

interface PaperStyle {
  readonly page: string
  readonly size: string
  readonly line: string
  readonly fonts: string
}

const PAPER_STYLE = `(() => {
  const style = getComputedStyle(document.querySelector('.paper'))
  return { page: style.page, size: style.fontSize, line: style.lineHeight, fonts: style.fontFamily }
})()`

describe('the menu', () => {
  it('opens by E, goes by arrows, closes by Esc and gives the focus back; without axe violations', async () => {
    const at = await visit()
    await at.open(RANK)
    const button = at.page.getByRole('button', { name: '导出', exact: true })
    await button.focus()
    await openMenu(at)
    const items = at.page.locator('.exports-item')
    expect(await items.locator('.exports-name').allInnerTexts()).toEqual([
      '通报（A4）',
      'Excel',
      'CSV',
      '长图 PNG',
      '复制表格',
    ])
    await at.page.locator('.exports-item:focus').waitFor()
    await at.page.keyboard.press('ArrowDown')
    expect(await at.page.locator('.exports-item:focus').innerText()).toContain('Excel')
    expect(await axe(at.page)).toEqual([])
    await at.page.keyboard.press('Escape')
    await at.page.locator('.exports-item').first().waitFor({ state: 'detached' })
    expect(await button.evaluate((element) => element.matches(':focus'))).toBe(true)
    await at.close()
  })
})

describe('files of the ranking', () => {
  it('Excel has the numbers of the API, unrounded and typed, and the envelope in its last sheet', async () => {
    const at = await visit()
    await at.open(RANK)
    await openMenu(at)
    const { name, bytes } = await saved(at, /^Excel/)
    expect(name).toMatch(/^pingyi-rank-2026-Q3-\d{8}T\d{4}\.xlsx$/)
    const { sheets } = await readXlsx(bytes, { readStyles: true })
    const { rankings, group } = await shownGroup()
    expect(sheets.map((sheet) => sheet.name)).toEqual([
      ...rankings.groups.map(({ label }) => label.zh),
      '口径',
    ])
    const [sheet] = sheets
    const heads = sheet?.rows[0] ?? []
    const read = (row: number, head: string) => sheet?.rows[row]?.[heads.indexOf(head)]
    expect(sheet?.freezePane?.rows).toBe(1)
    const order = [
      ...group.rows.filter(({ ranked }) => ranked),
      ...group.rows.filter(({ ranked }) => !ranked),
    ]
    order.forEach((row, index) => {
      const { resolution_rate: rate } = row.indicators
      expect(read(index + 1, '单位编号')).toBe(row.department.id)
      expect(read(index + 1, '名次')).toBe(row.rank)
      expect(read(index + 1, '综合分')).toBe(row.score.value)
      expect(read(index + 1, '解决率')).toBe(rate?.value)
      expect(read(index + 1, '解决率分子')).toBe(rate?.num)
      expect(read(index + 1, '解决率分母')).toBe(rate?.den)
      expect(read(index + 1, '办件量')).toBe(row.cases)
    })
    const raw = new Map(sheets.at(-1)?.rows.map(([label, , value]) => [label, value]))
    expect(raw.get('期次')).toBe(rankings.period.id)
    expect(raw.get('数据截至')).toBe(rankings.asOf)
    expect(raw.get('规则集')).toBe(rankings.ruleSet)
    expect(raw.get('考核口径')).toBe(rankings.scheme)
    expect(raw.get('数据版本')).toBe(rankings.dataVersion)
    const meta = await ask<Meta>('/meta')
    const said = new Map(sheets.at(-1)?.rows.map(([label, text]) => [label, text]))
    for (const { metric } of rankings.indicators) {
      const entry = meta.metrics.find(({ id }) => id === metric)
      expect(said.get(entry?.name.zh)).toBe(`${entry?.formula.zh}；计入范围：${entry?.cohort.zh}`)
      expect(raw.get(entry?.name.zh)).toBe(`${metric}@${entry?.version}`)
    }
    await at.close()
  })

  it('CSV begins with EF BB BF, ends lines with CR LF and reads back to the same numbers', async () => {
    const at = await visit()
    await at.open(RANK)
    await openMenu(at)
    const { bytes } = await saved(at, /^CSV/)
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect(bytes.toString('utf8').replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    const [heads = [], ...rows] = parse(bytes, { bom: true })
    const { group } = await shownGroup()
    const scores = rows.map((row) => row[heads.indexOf('综合分')])
    const ranked = group.rows.filter((row) => row.ranked).map(({ score }) => score.value)
    expect(scores.slice(0, ranked.length).map(Number)).toEqual(ranked)
    await at.close()
  })

  it('the copied table keeps its cells as HTML, and says that it is copied', async () => {
    const at = await visit({ own: true })
    await at.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: at.origin })
    await at.open(RANK)
    await openMenu(at)
    await at.page.getByRole('button', { name: /^复制表格/ }).click()
    await at.page.getByText('表格已复制').waitFor()
    const html: string = await at.page.evaluate(CLIPBOARD_HTML)
    const { group } = await shownGroup()
    expect(html.match(/<tr>/g)?.length).toBe(group.rows.length + 2)
    expect(html).toContain('数据截至')
    await at.close()
  })
})

describe('the long picture', () => {
  it('is a real image, 1080 wide, drawn with Chinese signs, small enough to send', async () => {
    const at = await visit()
    await at.open(RANK)
    await openMenu(at)
    await at.page.getByRole('button', { name: /^长图/ }).click()
    await at.page.locator('.exports-picture').first().waitFor()
    const found: Drawn = await at.page.evaluate(LOOK_AT_PICTURE)
    expect(found.width).toBe(1080)
    expect(found.height).toBeLessThanOrEqual(3840)
    expect(found.bytes).toBeLessThanOrEqual(2_000_000)
    expect(found.colours).toBeGreaterThan(50)
    expect(found.differ).toBe(true)
    expect(await axe(at.page)).toEqual([])
    const { name } = await saved(at, /^保存图片/)
    expect(name).toMatch(/\.png$/)
    await at.close()
  })
})

/** 上37 左28, 版心 156 × 225: top, left, width and height of what is printed on, in millimetres. */
const boxOf = ({ area }: PdfPage) =>
  area ? [area.top, area.left, area.width, area.height].map((part) => part / MM) : []

/** Ranked units whose score and interval do not stand on the page of their name. */
function cutRows({ groups }: Rankings, texts: readonly string[]): string[] {
  const two = (value: number | null) => (Math.round((value ?? 0) * 100) / 100).toFixed(2)
  const whole = ({ department, score }: RankingRow) =>
    texts.some((text) =>
      [department.name, two(score.value), two(score.lo), two(score.hi)].every((part) => text.includes(part)),
    )
  const rows = groups.flatMap((group) => group.rows).filter(({ ranked }) => ranked)
  return rows.filter((row) => !whole(row)).map(({ department }) => department.name)
}

describe('the notice', () => {
  it('prints on A4 with selectable Chinese, the head of the table on every page that has rows, and 草稿 on each', async () => {
    const at = await visit()
    await at.open(`/notice?period=${QUARTER}`)
    const pdf = readPdf(await at.page.pdf({ preferCSSPageSize: true, printBackground: true }))
    expect(pdf.pages.length).toBe(3)
    for (const { width, height } of pdf.pages) {
      expect(Math.abs(width / MM - 210)).toBeLessThan(1)
      expect(Math.abs(height / MM - 297)).toBeLessThan(1)
    }
    for (const page of pdf.pages)
      expect(boxOf(page).map((part) => Math.round(part))).toEqual([37, 28, 156, 225])
    const texts = pdf.pages.map(({ text }) => text)
    expect(texts[0]).toContain('考核评议情况的通报')
    const { rankings } = await shownGroup()
    const names = rankings.groups.flatMap(({ rows }) => rows.map(({ department }) => department.name))
    for (const name of names) expect(texts.join('')).toContain(name)
    for (const text of texts) expect(text).toContain('草稿')
    expect(cutRows(rankings, texts)).toEqual([])
    const withRows = texts.slice(1).filter((text) => names.some((name) => text.includes(name)))
    for (const text of withRows) expect(text).toMatch(/名次\D{0,12}单位综合分/)
    await at.close()
  })

  it('keeps its margins and lines after GB/T 9704, and its numbers cannot be edited', async () => {
    const at = await visit()
    await at.open(`/notice?period=${QUARTER}`)
    await at.page.emulateMedia({ media: 'print' })
    const found: PaperStyle = await at.page.evaluate(PAPER_STYLE)
    expect(found.page).toBe('paper')
    expect(Number.parseFloat(found.size)).toBeCloseTo((16 * 96) / 72, 1)
    expect(Number.parseFloat(found.line)).toBeCloseTo((225 / 22 / 25.4) * 96, 1)
    expect(found.fonts).toMatch(/FangSong/)
    const editable = at.page.locator('[contenteditable]')
    expect(await editable.count()).toBe(1)
    expect(await editable.innerText()).not.toMatch(/\d/)
    await at.close()
  })
})

describe('the case sheet', () => {
  it('is A4 with facts, ruler, trail and what counts the case, personal data masked, without complaint of axe', async () => {
    const { items } = await ask<Cases>(`/cases?period=${QUARTER}&urgency=urgent&limit=1`)
    const at = await visit()
    await at.open(`/cases/${encodeURIComponent(items[0]?.id ?? '')}/sheet`)
    expect(await axe(at.page)).toEqual([])
    const { pages } = readPdf(await at.page.pdf({ preferCSSPageSize: true, printBackground: true }))
    expect(pages.length).toBeLessThanOrEqual(2)
    const text = pages.map((page) => page.text).join('')
    for (const part of [items[0]?.number, '工作时间尺', '办理过程', '哪些指标计入本件', '规则集', '导出人'])
      expect(text).toContain(part)
    expect(text).not.toMatch(/1\d{10}/)
    await at.close()
  })
})

describe('the papers of one page', () => {
  it.each([
    ['brief', '/notice/brief', '诉求办理简报'],
    ['record of a unit', '/notice/unit/c01', '考核成绩单'],
  ])('the %s is one A4 page with 草稿 and its notes', async (_, path, title) => {
    const at = await visit()
    await at.open(`${path}?period=${QUARTER}`)
    const { pages } = readPdf(await at.page.pdf({ preferCSSPageSize: true, printBackground: true }))
    expect(pages.length).toBe(1)
    expect(pages[0]?.text).toContain(title)
    expect(pages[0]?.text).toContain('草稿')
    expect(pages[0]?.text).toContain('规则集')
    await at.close()
  })
})

describe('files of the other screens', () => {
  it('the list of cases has as many rows as the API counts, whatever page is shown', async () => {
    const address = `/cases?period=${QUARTER}&urgency=urgent`
    const at = await visit()
    await at.open(address)
    await openMenu(at)
    const { bytes } = await saved(at, /^CSV/)
    const rows = parse(bytes, { bom: true })
    const { total, items } = await ask<Cases>(`${address}&limit=500&sort=-received`)
    const end = rows.findIndex((row) => row.join('') === '')
    expect(end - 1).toBe(total)
    expect(rows.slice(1, Math.min(end, 501)).map(([number]) => number)).toEqual(
      items.map(({ number }) => number),
    )
    await at.close()
  })

  it('the deadlines give trend, matrix, what is due and every breached clock', async () => {
    const at = await visit()
    await at.open(`/sla?period=${QUARTER}&win=period`)
    await openMenu(at)
    const { bytes } = await saved(at, /^Excel/)
    const { sheets } = await readXlsx(bytes)
    expect(sheets.map(({ name }) => name)).toEqual(['超期趋势', '单位与时限', '即将超期', '超期明细', '口径'])
    const { total } = await ask<Cases>(
      `/cases?period=${QUARTER}&metric=breach_rate&part=num&clock=reply&limit=1`,
    )
    expect((sheets[3]?.rows.length ?? 0) - 1).toBe(total)
    await at.close()
  })

  it('the map gives every area with its numbers, what has no place too, and itself as a picture', async () => {
    const at = await visit()
    await at.open(`/map?period=${QUARTER}`)
    await openMenu(at)
    const { bytes } = await saved(at, /^Excel/)
    const { sheets } = await readXlsx(bytes)
    const heat = await ask<Heat>(`/heat?period=${QUARTER}&cell=community&measure=per_1000_households`)
    const rows = sheets[0]?.rows.slice(1) ?? []
    expect(new Map(rows.map((row) => [row[1], row[3]]))).toEqual(
      new Map([
        ...heat.features.map(({ id, properties }) => [id, properties.num] as const),
        [null, heat.unlocated.num] as const,
      ]),
    )
    await at.page.getByRole('button', { name: /^长图/ }).click()
    await at.page.locator('.exports-picture').waitFor()
    const drawn: Drawn = await at.page.evaluate(LOOK_AT_PICTURE)
    expect(drawn).toMatchObject({ width: 1080, differ: true })
    expect(drawn.colours).toBeGreaterThan(50)
    await at.close()
  })
})
