import { describe, expect, it } from 'vitest'
import { FileError } from './fileErrors.ts'
import { parseMapping } from './parseMapping.ts'
import { presets } from './presets.ts'

const faultOf = (change: (mapping: Record<string, unknown>) => void): string => {
  const mapping = JSON.parse(JSON.stringify(presets.boston311))
  change(mapping)
  try {
    parseMapping(JSON.stringify(mapping))
  } catch (error) {
    if (error instanceof FileError && error.code === 'mapping_invalid') return error.message
    throw error
  }
  return ''
}

describe('mapping files', () => {
  it('every preset written out is read back the same, with or without byte order mark', () => {
    for (const mapping of Object.values(presets)) {
      expect(parseMapping(JSON.stringify(mapping))).toEqual(mapping)
      expect(parseMapping(`\ufeff${JSON.stringify(mapping, null, 2)}`)).toEqual(mapping)
    }
  })

  it('what is wrong is named by its place', () => {
    expect(faultOf((mapping) => delete mapping.version)).toMatch(/version/)
    expect(faultOf((mapping) => Object.assign(mapping, { ruleSet: 'mine' }))).toMatch(/ruleSet/)
    expect(faultOf((mapping) => Object.assign(mapping, { colour: 1 }))).not.toBe('')
    expect(faultOf((mapping) => Object.assign(mapping, { source: 'a:b' }))).toMatch(/source/)
    expect(faultOf((mapping) => Object.assign(mapping, { zone: 'Mars/Olympus' }))).toMatch(/Mars/)
    expect(() => parseMapping('{')).toThrow(/not JSON/)
  })
})
