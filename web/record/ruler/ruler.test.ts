// The ruler's own ways beyond the worked cases: folds, hour scale, labels that never overlap, open pauses.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { zoneOf } from '#api/domain/time/zone.ts'
import { createWords } from '#web/lib/i18n/WordsContext.tsx'
import { zh } from '#web/lib/i18n/zh.ts'
import { aCaseDetail, aTrailItem } from '../aCase.ts'
import { type Label, placeLabels, textWidth } from './labels.ts'
import { rulerPicture } from './picture.ts'
import { rulerScale } from './scale.ts'
import { rulerTracks } from './track.ts'
import { clockVerdicts } from './verdict.ts'

const zone = zoneOf('Asia/Shanghai')
const words = createWords(zh, 'zh', 'Asia/Shanghai')
const [acknowledge, reply] = aCaseDetail().clocks

function drawn(detail: ReturnType<typeof aCaseDetail>, em = 1): string {
  const scale = rulerScale(detail, zone, em)
  return scale ? rulerPicture(rulerTracks(detail, scale, zone), { scale, zone, words, em }, '').svg : ''
}

describe('the axis', () => {
  it('gives every day 52 pixels, and more in large type', () => {
    const day = (em: number) => rulerScale(aCaseDetail(), zone, em)?.columns[3]?.width
    expect([day(1), day(1.25)]).toEqual([52, 65])
  })

  it('folds a long stretch in which nothing happens and says how many days it leaves out', () => {
    const late = aCaseDetail({
      asOf: '2027-02-01T09:00:00+08:00',
      clocks: reply ? [{ ...reply, done: null, state: 'breached' }] : [],
    })
    const scale = rulerScale(late, zone)
    const folds = scale?.columns.filter((column) => column.kind === 'fold') ?? []
    expect(folds).toHaveLength(1)
    expect(scale?.width).toBeLessThan(52 * 32)
    expect(drawn(late)).toContain('略 102 天')
  })

  it('shows hours where every limit is one of hours', () => {
    const urgent = aCaseDetail({
      asOf: '2026-10-01T09:00:00+08:00',
      pauses: [],
      clocks: reply
        ? [
            {
              ...reply,
              limit: { kind: 'hours', n: 24 },
              due: '2026-10-01T15:42:00+08:00',
              dueWithoutPauses: '2026-10-01T15:42:00+08:00',
              done: null,
              state: 'running',
              countedDays: [],
              skippedDays: [],
            },
          ]
        : [],
    })
    expect(rulerScale(urgent, zone)?.hasHours).toBe(true)
    expect(drawn(urgent)).toContain('06:00')
    expect(clockVerdicts(urgent, zone, words)[0]?.body).toBe(
      '截至 10月1日 09:00 未答复，还剩 6 小时 42 分；期限为受理后 24 小时，10月1日 15:42，此后超期。',
    )
  })

  it('names holidays and make-up days above the days', () => {
    expect(drawn(aCaseDetail())).toContain('放假 7 天')
    expect(drawn(aCaseDetail())).toContain('调休班')
  })
})

describe('an open pause', () => {
  const paused = aCaseDetail({
    asOf: '2026-10-13T18:00:00+08:00',
    pauses: [{ from: '2026-10-13T14:00:00+08:00', to: null, reason: null }],
    clocks: reply ? [{ ...reply, due: null, done: null, state: 'paused', skippedDays: [] }] : [],
  })
  it('counts no day from its own on, and has no flag', () => {
    const scale = rulerScale(paused, zone)
    const [track] = scale ? rulerTracks(paused, scale, zone) : []
    expect(track?.counts.map(({ n }) => n)).toEqual([1, 2, 3, 4])
    expect(track?.due).toBeNull()
  })
  it('says since when, and that the deadline waits', () => {
    expect(clockVerdicts(paused, zone, words)[0]?.body).toContain('10月13日 14:00 起挂起，期限待恢复后确定')
  })
})

describe('a case made urgent', () => {
  it('shows when, and that the deadline came forward', () => {
    const raised = aCaseDetail({
      pauses: [],
      trail: [
        aTrailItem({
          type: 'classified',
          occurredAt: '2026-10-09T10:00:00+08:00',
          changes: [{ field: 'urgency', before: 'ordinary', after: 'urgent' }],
        }),
      ],
      clocks:
        acknowledge && reply
          ? [
              acknowledge,
              {
                ...reply,
                due: '2026-10-10T10:00:00+08:00',
                dueWithoutPauses: '2026-10-10T10:00:00+08:00',
                done: '2026-10-10T09:00:00+08:00',
                countedDays: [],
                skippedDays: [],
              },
            ]
          : [],
    })
    expect(clockVerdicts(raised, zone, words)[1]?.body).toContain(
      '10月9日 10:00 改为紧急，期限提前到 10月10日 10:00',
    )
    expect(drawn(raised)).toContain('9日 10:00 改为紧急')
  })
})

describe('labels', () => {
  it('take the first free place and stay inside the picture', () => {
    const wish = fc.record({
      x: fc.integer({ min: 0, max: 600 }),
      y: fc.constantFrom(20, 34),
      anchor: fc.constantFrom('start' as const, 'middle' as const, 'end' as const),
    })
    const label = fc.record({
      text: fc.constantFrom('受理', '30日 15:42 受理', '6'),
      className: fc.constant(''),
      wishes: fc.tuple(wish, wish),
    })
    fc.assert(
      fc.property(fc.array(label, { maxLength: 6 }), (labels) => {
        const placed = placeLabels(labels as readonly Label[], 600)
        for (const one of placed) {
          const size = textWidth(one.text)
          const left = one.anchor === 'start' ? one.x : one.anchor === 'end' ? one.x - size : one.x - size / 2
          expect(left).toBeGreaterThan(-8)
          expect(left + size).toBeLessThan(608)
        }
      }),
    )
  })
  it('with room for both do not cover each other', () => {
    const at = (x: number, y: number) => ({ x, y, anchor: 'middle' as const })
    const placed = placeLabels(
      [
        { text: '8日 09:12 确认', className: '', wishes: [at(100, 20), at(100, 34)] },
        { text: '8日 09:10 受理', className: '', wishes: [at(102, 20), at(102, 34)] },
      ],
      400,
    )
    expect(placed.map(({ y }) => y)).toEqual([20, 34])
  })
})
