import { describe, expect, it } from 'vitest'
import { readConfig } from '../../config.ts'
import { zoneOf } from '../../domain/time/zone.ts'
import { announcement, type Served } from './announcement.ts'

const served = (overrides: Partial<Served> = {}): Served => ({
  config: readConfig({}),
  address: 'http://127.0.0.1:8080',
  holdings: {
    street: '清河里街道',
    isDemo: true,
    cases: 48_000,
    departments: 26,
    firstReceivedMs: Date.parse('2024-09-30T16:30:00Z'),
    lastReceivedMs: Date.parse('2026-09-30T15:00:00Z'),
  },
  zone: zoneOf('Asia/Shanghai'),
  clock: 'fixed',
  asOfMs: Date.parse('2026-09-30T15:30:00Z'),
  isWebBuilt: true,
  vkey: 'pingyi/1f+8fe1+AQ==',
  trail: 210_000,
  ...overrides,
})

describe('what the start prints', () => {
  it('is the address, the data in the street’s own days, the clock and the demo accounts', () => {
    expect(announcement(served()).split('\n')).toEqual([
      'Pingyi 评议  http://127.0.0.1:8080',
      '  street    清河里街道',
      '  data      48,000 cases of 26 departments, received 2024-10-01 to 2026-09-30',
      '  clock     fixed at 2026-09-30T23:30:00+08:00',
      '  database  data/pingyi.db',
      '  trail     210,000 events, signed by pingyi/1f+8fe1+AQ==',
      '  accounts  leader operator supervisor supervisor2 department admin   password pingyi-demo',
      '  reading   on this machine without signing in',
    ])
  })

  it('names no account and no password outside the demo street', () => {
    const text = announcement(served({ holdings: { ...served().holdings, isDemo: false } }))
    expect(text).not.toMatch(/accounts|pingyi-demo/)
  })

  it('of an empty database says how to fill it', () => {
    const holdings = {
      ...served().holdings,
      street: null,
      isDemo: false,
      cases: 0,
      firstReceivedMs: null,
      lastReceivedMs: null,
    }
    expect(announcement(served({ holdings }))).toMatch(/npm run import[\s\S]*no cases/)
  })

  it('warns of an open address without https, and of a known password on it', () => {
    const open = announcement(served({ config: readConfig({ HOST: '0.0.0.0' }) }))
    expect(open).toContain('not encrypted')
    expect(open).toContain('knows the demo password')
    const secure = readConfig({ HOST: '0.0.0.0', PINGYI_ORIGIN: 'https://pingyi.example' })
    expect(announcement(served({ config: secure }))).not.toContain('not encrypted')
  })

  it('says so where the web has not been built', () => {
    expect(announcement(served({ isWebBuilt: false }))).toContain('npm run build')
  })
})
