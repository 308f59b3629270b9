import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { CaseRecord } from '#api/domain/case.ts'
import { zoneOf } from '#api/domain/time/zone.ts'
import { compileMapping, knownNames } from './compileMapping.ts'
import { openRows } from './openRows.ts'
import { presets } from './presets.ts'
import type { RowProblem } from './problems.ts'
import { readCase } from './readCase.ts'

const folder = process.env.PINGYI_REAL_DATA ?? join(import.meta.dirname, '../../../../shared/data')
const files = {
  boston: join(folder, 'boston-311/cases.csv'),
  baltimoreCsv: join(folder, 'baltimore-311/311_sample.csv'),
  baltimoreXlsx: join(folder, 'baltimore-311/311_sample.xlsx'),
  messages: join(folder, 'zhengwu/附件4.xlsx'),
  labelled: join(folder, 'zhengwu/附件2.xlsx'),
  liked: join(folder, 'zhengwu/附件3.xlsx'),
}
/** Absent data are said in the suite's name: the tests then pass over nothing, and that can be read. */
const isPresent = Object.values(files).every((file) => existsSync(file))
const title = isPresent ? 'real data' : `real data ABSENT at ${folder}: nothing checked`

interface ReadFile {
  readonly records: readonly CaseRecord[]
  readonly problems: readonly RowProblem[]
}

async function readFile(path: string, preset: string): Promise<ReadFile> {
  const mapping = presets[preset]
  if (!mapping) throw new Error(`no preset ${preset}`)
  const opened = await openRows(path, { known: knownNames(mapping) })
  const compiled = compileMapping(mapping, opened.header)
  const zone = zoneOf(mapping.zone ?? 'Asia/Shanghai')
  const context = { zone, crs: mapping.crs ?? 'wgs84', enteredAtMs: 0, actor: null } as const
  const records: CaseRecord[] = []
  const problems: RowProblem[] = []
  for await (const row of opened.rows) {
    const result = readCase(row, compiled, context)
    if ('record' in result) records.push(result.record)
    else problems.push(...result.problems)
  }
  return { records, problems }
}

/** Number → OnTime_Status. */
async function flagsOf(path: string): Promise<Map<string, string>> {
  const { header, rows } = await openRows(path)
  const [number, flag] = [header.indexOf('CASE_ENQUIRY_ID'), header.indexOf('OnTime_Status')]
  const flags = new Map<string, string>()
  for await (const { values } of rows) flags.set(String(values[number]), String(values[flag]))
  return flags
}

const timeOf = (record: CaseRecord, type: string) =>
  record.events.find((event) => event.type === type)?.occurredAtMs
const outcomeOf = (record: CaseRecord) => {
  const archived = record.events.find((event) => event.type === 'archived')
  return archived?.type === 'archived' ? archived.data.outcome : undefined
}
function tally<T>(items: readonly T[], key: (item: T) => unknown): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const item of items) counts[String(key(item))] = (counts[String(key(item))] ?? 0) + 1
  return counts
}

describe(title, { timeout: 60_000 }, () => {
  it('Boston: every row but the ten closed before they were opened', async () => {
    if (!isPresent) return
    const { records, problems } = await readFile(files.boston, 'boston311')
    expect([records.length, problems.length]).toEqual([6129, 10])
    expect(tally(problems, ({ column, code }) => `${column} ${code}`)).toEqual({ 'CLOSED_DT time_order': 10 })
    expect(tally(records, ({ attributes }) => attributes.channel)).toEqual({
      hotline: 3097,
      app: 948,
      patrol: 1409,
      web: 656,
      other: 19,
    })
    expect(new Set(records.map(({ attributes }) => attributes.firstReceiver)).size).toBe(13)
    expect(records.every(({ personal }) => personal.position !== undefined)).toBe(true)
    expect(records.filter(({ attributes }) => attributes.publishedDueAtMs === undefined)).toEqual([])
    const animals = records.filter(({ attributes }) => attributes.firstReceiver === 'Animal Control')
    expect(animals.every(({ attributes }) => attributes.publishedDueAtMs === null)).toBe(true)
  })

  it('Boston: outcomes are those of the closing notes', async () => {
    if (!isPresent) return
    const { records } = await readFile(files.boston, 'boston311')
    const counts = tally(records, outcomeOf)
    // Counted once by hand with another program (Python's csv module).
    expect(counts).toEqual({ undefined: 1029, null: 1336, resolved: 2889, explained: 564, invalid: 311 })
  })

  it('Boston: every verdict with a target is the publisher’s own', async () => {
    if (!isPresent) return
    const { records } = await readFile(files.boston, 'boston311')
    const flags = await flagsOf(files.boston)
    const asOfMs = Date.parse('2016-01-12T22:22:40-05:00')
    const verdicts = records
      .filter(
        ({ number, attributes }) =>
          typeof attributes.publishedDueAtMs === 'number' && flags.get(number) !== '',
      )
      .map((record) => {
        const isOnTime = (timeOf(record, 'replied') ?? asOfMs) <= (record.attributes.publishedDueAtMs ?? 0)
        return (flags.get(record.number) === 'ONTIME') === isOnTime
      })
    expect(tally(verdicts, (agrees) => agrees)).toEqual({ true: 4755 })
  })

  it('Baltimore: CSV and XLSX give the same records, all ten thousand', async () => {
    if (!isPresent) return
    const csv = await readFile(files.baltimoreCsv, 'baltimore311')
    const xlsx = await readFile(files.baltimoreXlsx, 'baltimore311')
    expect([csv.records.length, csv.problems.length]).toEqual([10_000, 0])
    expect(xlsx).toEqual(csv)
  })

  it('Baltimore: the publisher’s counts of overdue, duplicate and transferred', async () => {
    if (!isPresent) return
    const { records } = await readFile(files.baltimoreCsv, 'baltimore311')
    const due = records.filter(({ attributes }) => typeof attributes.publishedDueAtMs === 'number')
    const closed = due.filter((record) => timeOf(record, 'replied') !== undefined)
    const overdue = closed.filter(
      (record) => (timeOf(record, 'replied') ?? 0) > (record.attributes.publishedDueAtMs ?? 0),
    )
    expect([due.length, closed.length, overdue.length]).toEqual([9714, 9555, 1567])
    expect(tally(records, outcomeOf)).toEqual({ null: 9585, invalid: 207, undefined: 208 })
    const transferred = records.filter((record) => timeOf(record, 'redispatched') !== undefined)
    expect(transferred).toHaveLength(18)
    for (const { events } of transferred) {
      expect(events.map(({ type }) => type)).toEqual(['replied', 'archived', 'redispatched'])
    }
  })

  it('附件4: 120 messages, text and spreadsheet dates, a median delay of 9.95 elapsed days', async () => {
    if (!isPresent) return
    const { records, problems } = await readFile(files.messages, 'opengov-zh')
    expect([records.length, problems]).toEqual([120, []])
    const delays = records
      .map((record) => ((timeOf(record, 'replied') ?? Number.NaN) - record.receivedAtMs) / 86_400_000)
      .toSorted((a, b) => a - b)
    // The publisher's median is the mean of the two middle ones; the product's own quantile is the lower of them.
    expect((((delays[59] ?? 0) + (delays[60] ?? 0)) / 2).toFixed(2)).toBe('9.95')
    const serial = records.find(({ number }) => number === '2759')
    expect(new Date(serial?.receivedAtMs ?? 0).toISOString()).toBe('2019-04-08T00:37:20.000Z')
  })

  it('附件2 and 附件3 are read by the same preset, labels as first-level categories', async () => {
    if (!isPresent) return
    const labelled = await readFile(files.labelled, 'opengov-zh')
    expect(Object.keys(tally(labelled.records, ({ attributes }) => attributes.category1))).toHaveLength(7)
    expect(labelled.problems.length + labelled.records.length).toBe(495)
    const liked = await readFile(files.liked, 'opengov-zh')
    expect([liked.records.length, liked.problems]).toEqual([30, []])
  })
})
