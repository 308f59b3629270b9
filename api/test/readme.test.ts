// The tables of the READMEs say what the code says, both ways.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { SETTINGS } from '../config.ts'
import { ERROR_CODES } from '../domain/errors.ts'
import { STATUS } from '../plugins/problems.ts'
import { FILE_ERRORS } from '../services/reading/fileErrors.ts'

const readme = readFileSync('api/README.md', 'utf8')
const catalogue = readFileSync('api/contract/README.md', 'utf8')

/** Cells of the table between `<!-- name -->` and `<!-- /name -->`, without its head and the back quotes. */
function tableOf(text: string, name: string): string[][] {
  const [, inside = ''] = text.split(new RegExp(`<!-- /?${name} -->`))
  const rows = inside.trim().split('\n').slice(2)
  return rows.map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll('`', '')),
  )
}

describe('api/README.md', () => {
  it('lists every error with its status and words', () => {
    const expected = Object.entries(ERROR_CODES).map(([code, { en }]) => [
      code,
      String(STATUS[code as keyof typeof STATUS]),
      en,
    ])
    expect(tableOf(catalogue, 'errors')).toEqual(expected)
  })

  it('lists every setting with its default', () => {
    const expected = Object.entries(SETTINGS).map(([name, setting]) => [name, setting.default, setting.what])
    expect(tableOf(readme, 'settings')).toEqual(expected)
  })

  it('stays short enough to be read', () => {
    expect(readme.split('\n').length).toBeLessThanOrEqual(120)
  })
})

describe('the catalogue of errors', () => {
  it('has words in both languages and a status for every code', () => {
    expect(Object.keys(STATUS).sort()).toEqual(Object.keys(ERROR_CODES).sort())
    for (const { zh, en } of Object.values(ERROR_CODES)) {
      expect(zh).toMatch(/\p{Script=Han}/u)
      expect(en).toMatch(/^[A-Z].*[^.]$/)
    }
  })

  it('holds every reason why a file cannot be read', () => {
    expect(Object.keys(ERROR_CODES)).toEqual(expect.arrayContaining(Object.keys(FILE_ERRORS)))
  })
})
