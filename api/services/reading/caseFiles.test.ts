import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { zoneOf } from '#api/domain/time/zone.ts'
import { codes, EVENT_TYPES } from '#db/vocabulary.ts'
import { compileMapping, knownNames } from './compileMapping.ts'
import { openRows } from './openRows.ts'
import { readCase } from './readCase.ts'
import { cellText } from './row.ts'
import { template } from './templateMapping.ts'

const folder = join(import.meta.dirname, '../../../fixtures/cases')

async function readAll(name: string) {
  const opened = await openRows(join(folder, name), { known: knownNames(template) })
  const compiled = compileMapping(template, opened.header)
  const context = { zone: zoneOf('Asia/Shanghai'), crs: 'wgs84', enteredAtMs: 0, actor: null } as const
  const column = (name: string) => opened.header.indexOf(name)
  const rows = []
  for await (const row of opened.rows) rows.push({ row, result: readCase(row, compiled, context) })
  return { rows, column, header: opened.header }
}

describe('fixtures/cases/edge.csv', () => {
  it('every row is read, each says which edge it is, no edge twice', async () => {
    const { rows, column } = await readAll('edge.csv')
    const refused = rows.flatMap(({ result }) => ('problems' in result ? result.problems : []))
    expect(refused).toEqual([])
    const said = rows.map(({ row }) => cellText(row.values[column('说明')]))
    expect(said.length).toBeGreaterThanOrEqual(60)
    expect(new Set(said).size).toBe(said.length)
    expect(said.every((text) => text.length > 2)).toBe(true)
  })

  it('has every column of the template filled and every type of event', async () => {
    const { rows, header } = await readAll('edge.csv')
    for (const [index, name] of header.entries()) {
      expect([name, rows.some(({ row }) => cellText(row.values[index]) !== '')]).toEqual([name, true])
    }
    const records = rows.flatMap(({ result }) => ('record' in result ? [result.record] : []))
    const types = new Set(records.flatMap(({ events }) => events.map(({ type }) => type)))
    expect(codes(EVENT_TYPES).filter((type) => type !== 'submitted' && !types.has(type))).toEqual([])
    expect(new Set(records.map(({ source, number }) => `${source}:${number}`)).size).toBe(records.length)
  })
})

describe('fixtures/cases/broken.csv', () => {
  it('every row is refused with the code it names, the rows around it are not', async () => {
    const { rows, column } = await readAll('broken.csv')
    for (const { row, result } of rows) {
      const expected = /^[a-z_]*/.exec(cellText(row.values[column('应为')]))?.[0]
      // Repeated numbers are found where all rows of the file meet, not by reading one.
      const found = 'problems' in result ? result.problems.map(({ code }) => code).join() : ''
      expect([row.line, found]).toEqual([row.line, expected === 'duplicate_in_file' ? '' : expected])
      if ('problems' in result) expect(result.problems[0]?.line).toBe(row.line)
    }
    expect(rows.length).toBe(37)
  })
})
