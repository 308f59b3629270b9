// Every text exists in both languages with the same placeholders, and no Chinese is written into components.
import { describe, expect, it } from 'vitest'
import { en } from './en.ts'
import { cut, fill } from './translate.ts'
import { zh } from './zh.ts'

const flat = (dictionary: Record<string, Record<string, string>>) =>
  Object.entries(dictionary).flatMap(([feature, texts]) =>
    Object.entries(texts).map(([key, text]) => ({ key: `${feature}.${key}`, text })),
  )
const inZh = new Map(flat(zh).map(({ key, text }) => [key, text]))
const inEn = new Map(flat(en).map(({ key, text }) => [key, text]))
const names = (text: string) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1]))].sort()

describe('dictionaries', () => {
  it('both languages have exactly the same keys, none empty', () => {
    expect([...inEn.keys()].sort()).toEqual([...inZh.keys()].sort())
    for (const [key, text] of [...inZh, ...inEn]) expect(text.trim(), key).not.toBe('')
  })

  it('English never asks for a value that Chinese does not have', () => {
    for (const [key, text] of inEn) {
      // Dates are ordered differently: each language takes the parts it writes from one fixed set.
      if (key.startsWith('format.')) continue
      expect(names(inZh.get(key) ?? ''), key).toEqual(expect.arrayContaining(names(text)))
    }
  })

  it('环比 is never called year ago nor 同比 previous', () => {
    for (const [key, text] of inZh) {
      const other = inEn.get(key) ?? ''
      if (text.includes('环比') && !text.includes('同比'))
        expect(other, key).not.toMatch(/year ago|year-on-year/i)
      if (text.includes('同比') && !text.includes('环比')) expect(other, key).not.toMatch(/previous period/i)
    }
  })
})

describe('templates', () => {
  it('numbers get separators, text stays, a missing value stays visible', () => {
    expect(fill('{n} 件 {name} {gone}', { n: 2642, name: '2026' }, 'zh')).toBe('2,642 件 2026 {gone}')
  })

  it('an English plural is picked by n', () => {
    expect(fill('{n} case||{n} cases', { n: 1 }, 'en')).toBe('1 case')
    expect(fill('{n} case||{n} cases', { n: 0 }, 'en')).toBe('0 cases')
  })

  it('a sentence is cut into text and places for links', () => {
    expect(cut('a {x} b', undefined)).toEqual(['a ', { name: 'x' }, ' b'])
  })
})

describe('components', () => {
  const sources = import.meta.glob<string>('../../**/*.tsx', {
    query: '?raw',
    import: 'default',
    eager: true,
  })
  const files = Object.entries(sources).filter(([file]) => !/\.test\.tsx$|\/(?:test|e2e|build)\//.test(file))

  it('hold no Chinese literal: every visible word comes from a dictionary', () => {
    expect(files.length).toBeGreaterThan(30)
    for (const [file, source] of files) {
      const code = withoutComments(source)
      expect(code.match(/[\u3400-\u9fff\uff00-\uffef\u3000-\u303f]+/g), file).toBeNull()
    }
  })

  it('every key asked for by a literal exists', () => {
    for (const [file, code] of files) {
      for (const [, key] of code.matchAll(/\bt\(\s*'([a-z]+\.\w+)'/g))
        expect(inZh.has(key ?? ''), `${file}: ${key}`).toBe(true)
    }
  })
})

function withoutComments(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1')
}
