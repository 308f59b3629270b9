import { describe, expect, it } from 'vitest'
import { ConfigError, readConfig } from './config.ts'

describe('settings', () => {
  it('have a default each, and cannot be changed afterwards', () => {
    const config = readConfig({})
    expect(config).toMatchObject({ host: '127.0.0.1', port: 8080, dbPath: 'data/pingyi.db', origin: null })
    expect(Object.isFrozen(config)).toBe(true)
  })

  it('that are empty count as absent', () => {
    expect(readConfig({ PORT: ' ', HOST: '' })).toMatchObject({ host: '127.0.0.1', port: 8080 })
  })

  it('that cannot be used are named all at once', () => {
    const read = () =>
      readConfig({
        PORT: '70000',
        PINGYI_ORIGIN: 'pingyi.example',
        PINGYI_LOG: 'loud',
        PINGYI_RATE_LIMIT: '-1',
      })
    expect(read).toThrow(ConfigError)
    for (const name of ['PORT', 'PINGYI_ORIGIN', 'PINGYI_LOG', 'PINGYI_RATE_LIMIT'])
      expect(read).toThrow(name)
  })

  it('let people on this machine read without a session only where no others come', () => {
    const reads = (env: Record<string, string>) => readConfig(env).loopbackReading
    expect([reads({}), reads({ HOST: '::1' }), reads({ HOST: 'localhost' })]).toEqual([true, true, true])
    expect(reads({ HOST: '0.0.0.0' })).toBe(false)
    expect(reads({ PINGYI_ORIGIN: 'https://pingyi.example' })).toBe(false)
    expect(reads({ PINGYI_LOOPBACK_READING: 'off' })).toBe(false)
    expect(reads({ HOST: '0.0.0.0', PINGYI_LOOPBACK_READING: 'on' })).toBe(true)
    expect(() => reads({ PINGYI_LOOPBACK_READING: 'maybe' })).toThrow('PINGYI_LOOPBACK_READING')
  })

  it('take an origin without path, and proxies by comma', () => {
    const config = readConfig({
      PINGYI_ORIGIN: 'https://pingyi.example/',
      PINGYI_TRUST_PROXY: '10.0.0.1, ::1',
    })
    expect(config.origin).toBe('https://pingyi.example')
    expect(config.trustProxy).toEqual(['10.0.0.1', '::1'])
    expect(() => readConfig({ PINGYI_ORIGIN: 'https://pingyi.example/app' })).toThrow(ConfigError)
  })
})
