import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aDraw, aPopulation, CEREMONY } from '#api/test/aDraw.ts'
import { commitmentOf, frameHashOf } from './ceremony.ts'
import { DRAW_DIFFERENCES, sayDifference } from './differences.ts'
import { draw, freeze } from './draw.ts'
import type { DrawFile } from './drawFile.ts'
import { byTicket } from './tickets.ts'
import { verifyDraw } from './verifyDraw.ts'

const codeOf = (file: unknown): string | null => {
  const verdict = verifyDraw(file)
  return verdict.isTrue ? null : verdict.difference.code
}
/** As it comes from a file. */
const copy = (file: DrawFile): DrawFile => JSON.parse(JSON.stringify(file)) as DrawFile
const truth = aDraw()

describe('a true draw', () => {
  test('is found true, with its plan settled before the seed', () => {
    expect(verifyDraw(copy(truth))).toEqual({ isTrue: true, file: truth, isPlanBound: true })
  })
  test('holds in each stratum the smallest tickets, and the next ones as replacements', () => {
    for (const [stratum, count] of Object.entries(truth.allocation)) {
      const [drawn, next] = [truth.sample, truth.replacements].map((list) =>
        list.filter((one) => one.stratum === stratum),
      )
      expect(drawn).toHaveLength(count)
      const both = [...(drawn ?? []), ...(next ?? [])]
      expect(both).toEqual([...both].sort(byTicket))
    }
  })
  test('may stand in the order of tickets over all strata', () => {
    const file = { ...truth, sample: [...truth.sample].sort(byTicket) }
    expect(verifyDraw(file)).toMatchObject({ isTrue: true })
  })
  test('without a plan in its id is true, and says that strata were not settled by it', () => {
    const frozen = { ...freeze(aPopulation()), drawId: '2026-Q3' }
    const parties = CEREMONY.reveals.map(
      ([party, secret]) => [party, commitmentOf('2026-Q3', [party, secret])] as const,
    )
    const file = draw(frozen, { ...CEREMONY, commitments: parties })
    expect(verifyDraw(file)).toMatchObject({ isTrue: true, isPlanBound: false })
  })
  test('with entries by party as an object is the same', () => {
    const file = {
      ...truth,
      commitments: Object.fromEntries(truth.commitments),
      reveals: Object.fromEntries(truth.reveals),
    }
    expect(verifyDraw(file)).toEqual(verifyDraw(truth))
  })
  test('without parties needs 20 digits in public', () => {
    const alone = (value: string) => aDraw({ commitments: [], reveals: [], public: value })
    expect(codeOf(alone('双色球 2026137 期 01 05 12 18 22 31 07'))).toBeNull()
    expect(() => alone('1234567890123456789')).toThrow(RangeError)
    expect(codeOf({ ...truth, commitments: [], reveals: [], public: '123' })).toBe('public')
  })
  test('a party that keeps its secret does not stop the draw', () => {
    const file = aDraw({ reveals: CEREMONY.reveals.slice(0, 1) })
    expect(file.reveals[1]).toEqual(['监督组乙', '-'])
    expect(codeOf(file)).toBeNull()
    expect(file.seed).not.toBe(truth.seed)
  })
  test('ids that are names of built-in properties are ids', () => {
    const records = ['__proto__', 'constructor', 'toString'].map((id) => ({ id, stratum: id }))
    const file = aDraw(
      {},
      { ...aPopulation(), records, allocation: JSON.parse('{"__proto__":1,"constructor":1}') },
    )
    expect(file.sample.map(({ id }) => id)).toEqual(['__proto__', 'constructor'])
    expect(codeOf(copy(file))).toBeNull()
  })
})

describe('what is refused before a draw', () => {
  const population = aPopulation()
  test.each([
    ['an id twice, in two forms', { records: [...population.records, { id: ' c01 ', stratum: '居委会' }] }],
    ['an id with a line feed', { records: [{ id: 'a\nb', stratum: '居委会' }], allocation: {} }],
    ['an empty id', { records: [{ id: ' ', stratum: '居委会' }], allocation: {} }],
    ['more than there are', { allocation: { 居委会: 1000 } }],
    ['a stratum that is not there', { allocation: { 物: 1 } }],
    ['half a record', { allocation: { 居委会: 0.5 } }],
    ['no name', { name: '' }],
  ])('%s', (_, change) => {
    expect(() => freeze({ ...population, ...change })).toThrow(RangeError)
  })
  test('a reveal against its commitment, and a party twice', () => {
    expect(() => aDraw({ reveals: [['监督组甲', 'ff'.repeat(32)]] })).toThrow(/revealed/)
    expect(() => aDraw({ reveals: [['丙', 'ff'.repeat(32)]] })).toThrow(/revealed/)
    const [first = ['', ''] as const] = CEREMONY.reveals
    expect(() => aDraw({ reveals: [first, first] })).toThrow(/twice/)
  })
})

/** One lie each, with the codes that may name it. */
const LIES: Readonly<Record<string, (file: DrawFile, n: number) => unknown>> = {
  frame_changed: (file, n) => replaced(file, 'frame', n, `${file.frame[n % file.frame.length]}x`),
  frame_added: (file, n) => ({ ...file, frame: [...file.frame, `late${n}`].sort() }),
  frame_dropped: (file, n) => ({ ...file, frame: without(file.frame, n) }),
  frame_swapped: (file, n) => ({ ...file, frame: swapped(file.frame, n) }),
  frame_doubled: (file, n) => ({ ...file, frame: [...file.frame, file.frame[n % file.frame.length]].sort() }),
  late_record_with_stratum: (file, n) => {
    const id = `late${n}`
    return { ...file, frame: [...file.frame, id].sort(), strata: { ...file.strata, [id]: '居委会' } }
  },
  dropped_with_stratum: (file, n) => {
    const id = file.frame[n % file.frame.length] ?? ''
    const { [id]: _, ...strata } = file.strata
    return { ...file, frame: file.frame.filter((one) => one !== id), strata }
  },
  late_record_rehashed: (file, n) => {
    const frame = [...file.frame, `late${n}`].sort()
    return { ...file, frame, frameHash: frameHashOf(frame), strata: { ...file.strata, [`late${n}`]: '物业' } }
  },
  stratum_moved: (file, n) => {
    const id = file.frame[n % file.frame.length] ?? ''
    return { ...file, strata: { ...file.strata, [id]: file.strata[id] === '物业' ? '居委会' : '物业' } }
  },
  period: (file) => ({ ...file, period: '2026-Q2' }),
  filters: (file, n) => ({ ...file, filters: { urgency: `${n}` } }),
  allocation: (file, n) => ({
    ...file,
    allocation: { ...file.allocation, 居委会: n % 40 === 3 ? 50 : n % 40 },
  }),
  draw_id: (file, n) => ({ ...file, drawId: `${n}${file.drawId}` }),
  frame_hash: (file, n) => ({ ...file, frameHash: hexChanged(file.frameHash, n) }),
  commitment: (file, n) => entryChanged(file, 'commitments', n),
  reveal: (file, n) => entryChanged(file, 'reveals', n),
  reveal_kept: (file, n) => {
    const [party] = file.reveals[n % file.reveals.length] ?? ['']
    return { ...file, reveals: file.reveals.map((entry) => (entry[0] === party ? [party, '-'] : entry)) }
  },
  party_dropped: (file, n) => ({
    ...file,
    commitments: without(file.commitments, n),
    reveals: without(file.reveals, n),
  }),
  public: (file, n) => ({ ...file, public: `${file.public}${n}` }),
  seed: (file, n) => ({ ...file, seed: hexChanged(file.seed, n) }),
  sample_dropped: (file, n) => ({ ...file, sample: without(file.sample, n) }),
  sample_added: (file, n) => ({
    ...file,
    sample: [...file.sample, file.replacements[n % file.replacements.length]],
  }),
  sample_exchanged: (file, n) => replaced(file, 'sample', n, file.replacements[n % file.replacements.length]),
  sample_swapped: (file, n) => ({ ...file, sample: swapped(file.sample, n) }),
  sample_ticket: (file, n) => drawnChanged(file, 'sample', n, 'ticket'),
  sample_id: (file, n) => drawnChanged(file, 'sample', n, 'id'),
  sample_stratum: (file, n) => drawnChanged(file, 'sample', n, 'stratum'),
  replacement_ticket: (file, n) => drawnChanged(file, 'replacements', n, 'ticket'),
  replacement_id: (file, n) => drawnChanged(file, 'replacements', n, 'id'),
  replacement_stratum: (file, n) => drawnChanged(file, 'replacements', n, 'stratum'),
  replacement_swapped: (file, n) => ({ ...file, replacements: swapped(file.replacements, n) }),
  replacement_first_dropped: (file) => ({ ...file, replacements: file.replacements.slice(1) }),
  replacement_doubled: (file, n) => ({
    ...file,
    replacements: [...file.replacements, file.replacements[n % file.replacements.length]],
  }),
  version: (file, n) => ({ ...file, v: n + 2 }),
  field_dropped: (file, n) => {
    const { [Object.keys(file)[n % Object.keys(file).length] as 'seed']: _, ...rest } = file
    return rest
  },
}

function without<T>(list: readonly T[], n: number): T[] {
  return list.filter((_, i) => i !== n % list.length)
}
function swapped<T>(list: readonly T[], n: number): T[] {
  const [i, j] = [n % list.length, (n + 1 + (Math.floor(n / list.length) % (list.length - 1))) % list.length]
  return list.map((one, k) => (k === i ? list[j] : k === j ? list[i] : one) as T)
}
function replaced(file: DrawFile, key: 'frame' | 'sample', n: number, by: unknown): unknown {
  return { ...file, [key]: (file[key] as unknown[]).map((one, i) => (i === n % file[key].length ? by : one)) }
}
function hexChanged(hex: string, n: number): string {
  const at = n % hex.length
  return `${hex.slice(0, at)}${hex[at] === 'a' ? 'b' : 'a'}${hex.slice(at + 1)}`
}
function entryChanged(file: DrawFile, key: 'commitments' | 'reveals', n: number): unknown {
  return {
    ...file,
    [key]: file[key].map(([party, hex], i) => [party, i === n % file[key].length ? hexChanged(hex, n) : hex]),
  }
}
function drawnChanged(
  file: DrawFile,
  key: 'sample' | 'replacements',
  n: number,
  part: 'id' | 'ticket' | 'stratum',
): unknown {
  return {
    ...file,
    [key]: file[key].map((one, i) =>
      i === n % file[key].length ? { ...one, [part]: `${one[part]}1` } : one,
    ),
  }
}

describe('a false draw', () => {
  test('each of 10,000 random lies is named in both languages', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(LIES)), fc.nat(1_000_000), (lie, n) => {
        const verdict = verifyDraw(JSON.parse(JSON.stringify(LIES[lie]?.(truth, n))))
        if (verdict.isTrue) throw new Error(`${lie} ${n} went unseen`)
        seen.add(verdict.difference.code)
        for (const language of ['zh', 'en'] as const)
          expect(sayDifference(verdict.difference, language)).not.toMatch(/undefined|\{|—/)
      }),
      { numRuns: 10_000, seed: 20_261_128 },
    )
    expect(Object.keys(DRAW_DIFFERENCES).filter((code) => !seen.has(code))).toEqual([
      'frame_id',
      'allocation_stratum',
      'party',
      'reveal_uncommitted',
      'public',
    ])
  }, 120_000)

  test.each([
    ['frame_id', { ...truth, frame: [' c01', ...truth.frame.slice(1)] }],
    ['allocation_stratum', { ...truth, allocation: { ...truth.allocation, 别的: 1 } }],
    ['party', { ...truth, commitments: [...truth.commitments, ...truth.commitments] }],
    ['reveal_uncommitted', { ...truth, commitments: truth.commitments.slice(1) }],
    ['public', { ...truth, public: 'a\nb' }],
    ['shape', { ...truth, filters: { a: '\ud800' } }],
    ['shape', { ...truth, reveals: [['甲', '12']] }],
    ['shape', { ...truth, reveals: [['甲', `b=${'cc'.repeat(32)}`]] }],
    ['shape', { ...truth, reveals: [['甲', '-', 'more']] }],
    ['shape', { ...truth, allocation: { 居委会: 1.5 } }],
    ['shape', { ...truth, drawId: 'a\nb' }],
    ['shape', { ...truth, sample: {} }],
    ['shape', null],
    ['shape', []],
    ['shape', 'text'],
  ])('%s', (code, file) => {
    expect(codeOf(file)).toBe(code)
  })

  test('a late record, hash and all made anew, shows in the commitments’ draw id or the seed', () => {
    expect(codeOf(LIES.late_record_rehashed?.(truth, 7))).toBe('plan_hash')
  })
  test('says which record came late and which is gone', () => {
    expect(verifyDraw(LIES.frame_added?.(truth, 7))).toMatchObject({
      difference: { code: 'frame_added', found: 'late7' },
    })
    const appended = { ...truth, frame: [...truth.frame, 'a late one'] }
    expect(verifyDraw(appended)).toMatchObject({ difference: { code: 'frame_added', found: 'a late one' } })
    expect(verifyDraw(LIES.frame_dropped?.(truth, 7))).toMatchObject({
      difference: { code: 'frame_dropped', expected: 'c08' },
    })
  })
})
