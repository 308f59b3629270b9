// Days before a screen, run through with a fake clock: no network, bad answers, jumps of the clock, a screen sent away.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Programme } from '#web/marks/screen/shapes.ts'
import { aProgramme } from '#web/test/aProgramme.ts'
import { Engine, type Setting } from './engine.ts'
import type { Kept } from './keep.ts'
import type { Answer } from './link.ts'

const START = Date.parse('2026-10-08T09:00:00+08:00')
const HOUR = 3_600_000
const MINUTE = 60_000

beforeEach(() => {
  vi.useFakeTimers({ now: START })
})
afterEach(() => {
  vi.useRealTimers()
})

/** A screen in front of a server that answers what the test says. */
function aScreen(change: Partial<Setting> = {}, stored: Kept | null = null) {
  const seen = {
    count: 0,
    pictures: [] as { svg: string; summary: string }[],
    shifts: new Set<string>(),
    code: null as string | null,
    reloads: 0,
    kept: stored,
    isDim: false,
    said: [] as unknown[],
  }
  let answer: () => Answer = () => ({ kind: 'programme', text: JSON.stringify(aProgramme()), etag: 'a' })
  const server = { isAlive: true, script: '/assets/kiosk-1.js' as string | null, offset: 0, asked: 0 }
  const engine = new Engine({
    clock: {
      now: () => Date.now(),
      after(ms, act) {
        const timer = setTimeout(act, ms)
        return { cancel: () => clearTimeout(timer) }
      },
      random: () => 0.5,
    },
    link: {
      async ask() {
        server.asked += 1
        return answer()
      },
      pair: async () => ({ code: 'AC3DEF', token: 'new', seconds: 600 }),
      async say(_, said) {
        seen.said.push(said)
      },
      isAlive: async () => server.isAlive,
      newestScript: async () => server.script,
      offsetMs: () => server.offset,
    },
    keeper: {
      load: async () => seen.kept,
      save(kept) {
        seen.kept = kept
      },
    },
    stage: {
      script: '/assets/kiosk-1.js',
      size: () => ({ width: 1920, height: 1080 }),
      show: (picture) => {
        seen.count += 1
        seen.pictures.push(picture)
        if (seen.pictures.length > 50) seen.pictures.splice(0, 25)
      },
      shift: (x, y) => seen.shifts.add(`${x},${y}`),
      dim(isNight) {
        seen.isDim = isNight
      },
      showCode(code) {
        seen.code = code
      },
      heapBytes: () => null,
      reload() {
        seen.reloads += 1
      },
    },
    token: 'token',
    language: 'zh',
    ...change,
  })
  const last = () => seen.pictures[seen.pictures.length - 1] ?? { svg: '', summary: '' }
  return {
    ...{ engine, seen, server, last },
    answers(next: () => Answer) {
      answer = next
    },
    pass: (ms: number) => vi.advanceTimersByTimeAsync(ms),
  }
}

const programmed = (change: Partial<Programme>): Answer => ({
  ...{ kind: 'programme', text: JSON.stringify(aProgramme(change)), etag: 'b' },
})

/** Quickly drawn, for days on end; every picture stands for fifteen seconds. */
const LIGHT = { slides: aProgramme().slides.filter(({ kind }) => kind === 'cover' || kind === 'feedback') }

/** Thousands of pictures take their time on a busy machine. */
const LONG = { timeout: 60_000 }

describe('a screen', () => {
  it('goes on for twelve hours without a network and says since when', LONG, async () => {
    const at = aScreen()
    at.answers(() => programmed(LIGHT))
    await at.engine.start()
    await at.pass(MINUTE)
    at.answers(() => ({ kind: 'failed', why: 'network' }))
    await at.pass(9 * MINUTE)
    expect(at.last().svg).not.toContain('网络中断')
    await at.pass(12 * HOUR)
    expect(at.last().svg).toContain('网络中断')
    expect(at.seen.pictures.some(({ svg }) => svg.includes('数据截至 2026年9月30日 18:00'))).toBe(true)
    expect(at.seen.pictures.every(({ svg }) => !svg.includes('暂停公示'))).toBe(true)
    expect(at.seen.reloads).toBe(0)
    at.answers(() => ({ kind: 'unchanged' }))
    await at.pass(90_000)
    expect(at.last().svg).not.toContain('网络中断')
  })

  it('turns 1,440 pictures, moving and changing sides as it goes', LONG, async () => {
    const at = aScreen({ keeper: null })
    at.answers(() => programmed(LIGHT))
    await at.engine.start()
    await at.pass(6 * HOUR)
    expect(at.seen.count).toBeGreaterThanOrEqual(1440)
    expect(at.seen.shifts.size).toBe(9)
    for (const shift of at.seen.shifts) expect(shift).toMatch(/^(?:-8|0|8),(?:-8|0|8)$/)
    expect(at.seen.pictures.map(({ svg }) => svg).join('')).not.toContain('暂停公示')
  })

  it('begins with what it kept while the server is down', async () => {
    const text = JSON.stringify(aProgramme({ street: '旧街道' }))
    const stored = { token: 'token', text, etag: 'x', isPaused: false, heardMs: START - 48 * HOUR }
    const at = aScreen({}, stored)
    at.answers(() => ({ kind: 'failed', why: 'network' }))
    await at.engine.start()
    expect(at.last().svg).toContain('旧街道')
    expect(at.last().svg).toContain('网络中断')
  })

  it.each<[string, Answer]>([
    ['404', { kind: 'failed', why: 'status 404' }],
    ['500', { kind: 'failed', why: 'status 500' }],
    ['HTML', { kind: 'programme', text: '<!doctype html><h1>Sign in</h1>', etag: null }],
    ['half a programme', { kind: 'programme', text: '{"v":1,"slides":', etag: null }],
    ['another answer', { kind: 'programme', text: '{"items":[]}', etag: null }],
  ])('keeps what it has over %s', async (_, answer) => {
    const at = aScreen()
    await at.engine.start()
    await at.pass(MINUTE)
    at.answers(() => answer)
    const text = at.seen.kept?.text
    await at.pass(HOUR)
    expect(at.last().svg).toContain('<text')
    expect(at.last().svg).not.toContain('暂停公示')
    expect(at.seen.kept?.text).toBe(text)
  })

  it('skips slides that are malformed and shows the others', async () => {
    const at = aScreen()
    const good = aProgramme().slides
    const bad = [null, 7, { id: 'x', seconds: 5, ranking: { rows: 3 } }, { id: 'y', seconds: 5, map: {} }]
    const text = JSON.stringify({ ...aProgramme(), slides: [...bad, ...good] })
    at.answers(() => ({ kind: 'programme', text, etag: 'b' }))
    await at.engine.start()
    await at.pass(10 * MINUTE)
    expect(at.last().svg).toContain('<text')
    expect(
      at.seen.pictures.every(({ svg }) => !svg.includes('暂停公示') || svg === at.seen.pictures[0]?.svg),
    ).toBe(true)
    expect(JSON.stringify(at.seen.said)).toContain('lastError')
  })

  it('is neutral once it was sent away, also after a restart without a server, and comes back', async () => {
    const at = aScreen()
    await at.engine.start()
    await at.pass(MINUTE)
    at.answers(() => ({ kind: 'refused' }))
    await at.pass(2 * MINUTE)
    expect(at.last().svg).toContain('暂停公示')
    const again = aScreen({}, at.seen.kept)
    again.answers(() => ({ kind: 'failed', why: 'network' }))
    await again.engine.start()
    expect(again.last().svg).toContain('暂停公示')
    at.answers(() => programmed({}))
    await at.pass(2 * MINUTE)
    expect(at.last().svg).not.toContain('暂停公示')
  })

  it('takes a new version over within ninety seconds, after the picture that stands', async () => {
    const at = aScreen()
    await at.engine.start()
    await at.pass(MINUTE)
    at.answers(() => programmed({ street: '新街道' }))
    await at.pass(90_000)
    expect(at.seen.pictures.some(({ svg }) => svg.includes('新街道'))).toBe(true)
  })

  it('survives jumps of its clock', async () => {
    const at = aScreen()
    await at.engine.start()
    await at.pass(MINUTE)
    for (const jump of [400 * 24 * HOUR, -800 * 24 * HOUR]) {
      vi.setSystemTime(Date.now() + jump)
      at.server.offset -= jump
      at.answers(() => ({ kind: 'unchanged' }))
      await at.pass(3 * MINUTE)
      expect(at.last().svg).toContain('<text')
      expect(at.last().svg).not.toContain('网络中断')
    }
  })

  it('shows slides by the street’s day and hour, and dims by its night', LONG, async () => {
    const [slide] = aProgramme().slides
    if (slide === undefined) throw new Error('no slide')
    const morning = { ...slide, id: 'm', to: '12:00' }
    const evening = { ...slide, id: 'e', from: '12:00', cover: { cases: 5, departments: 77, indicators: [] } }
    const at = aScreen()
    at.answers(() => programmed({ slides: [morning, evening], night: { from: '22:00', to: '06:00' } }))
    await at.engine.start()
    await at.pass(2 * HOUR)
    expect(at.last().svg).not.toContain(' 77 家')
    await at.pass(2 * HOUR)
    expect(at.last().svg).toContain('77 家')
    expect(at.seen.isDim).toBe(false)
    await at.pass(10 * HOUR)
    expect(at.seen.isDim).toBe(true)
  })

  it('reloads at half past three, once, and only while the server answers', async () => {
    const night = { slides: LIGHT.slides.map((slide) => ({ ...slide, seconds: 60 })) }
    for (const isAlive of [false, true]) {
      vi.setSystemTime(Date.parse('2026-10-09T02:00:00+08:00'))
      const at = aScreen()
      at.answers(() => programmed(night))
      at.server.isAlive = isAlive
      await at.engine.start()
      await at.pass(1.4 * HOUR)
      expect(at.seen.reloads).toBe(0)
      await at.pass(HOUR)
      expect(at.seen.reloads).toBe(isAlive ? 1 : 0)
      at.engine.stop()
    }
  })

  it('is reloaded by hand only while the server answers', async () => {
    const at = aScreen()
    await at.engine.start()
    at.server.isAlive = false
    at.engine.refresh()
    await vi.advanceTimersByTimeAsync(MINUTE)
    expect(at.seen.reloads).toBe(0)
    at.server.isAlive = true
    at.engine.refresh()
    await vi.advanceTimersByTimeAsync(MINUTE)
    expect(at.seen.reloads).toBe(1)
    at.engine.stop()
  })

  it('loads a newer build only once it could be fetched', async () => {
    const at = aScreen()
    await at.engine.start()
    at.server.script = null
    await at.pass(2 * HOUR)
    expect(at.seen.reloads).toBe(0)
    at.server.script = '/assets/kiosk-2.js'
    await at.pass(HOUR)
    expect(at.seen.reloads).toBe(1)
  })

  it('shows a code, and its programme once the code was entered', async () => {
    const at = aScreen({ token: null })
    at.answers(() => ({ kind: 'refused' }))
    await at.engine.start()
    expect(at.seen.code).toBe('AC3DEF')
    at.answers(() => programmed({ street: '新街道' }))
    await at.pass(10_000)
    expect(at.seen.code).toBeNull()
    expect(at.last().svg).toContain('新街道')
    expect(at.seen.kept?.token).toBe('new')
  })

  it('holds a picture, steps on and back', async () => {
    const at = aScreen()
    await at.engine.start()
    await at.pass(100)
    expect(at.engine.hold()).toBe(true)
    const held = at.last().svg
    await at.pass(HOUR)
    expect(at.last().svg).toBe(held)
    at.engine.step(1)
    const next = at.last().summary
    at.engine.step(1)
    at.engine.step(-1)
    expect(at.last().summary).toBe(next)
    expect(at.engine.hold()).toBe(false)
  })

  it('of one file asks nobody', LONG, async () => {
    const at = aScreen({ link: null, keeper: null, given: JSON.stringify(aProgramme()) })
    await at.engine.start()
    await at.pass(24 * HOUR)
    expect(at.server.asked).toBe(0)
    expect(at.last().svg).toContain('<text')
    expect(at.seen.reloads).toBe(0)
  })
})
