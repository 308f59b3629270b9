// The working-time ruler says what the engine says (AC-36): deadline, verdict, pauses, provisional years, case by case.
import { beforeAll, describe, expect, it } from 'vitest'
import type { CaseClock, CaseDetail, CaseItem, Cases } from '#api/contract/cases.ts'
import { ask } from './api.ts'
import { seeded } from './random.ts'
import { type Visit, visits } from './support.ts'

const { visit } = visits()

/** Kinds of cases worth a look, and how many of each. */
const KINDS: readonly (readonly [name: string, query: string, count: number])[] = [
  ['around the National Day holiday and its make-up days', 'period=2026-09-24..2026-10-09', 5],
  ['around the Spring Festival', 'period=2026-02-10..2026-02-25', 4],
  ['urgent, in clock hours', 'period=2026-Q2&urgency=urgent', 4],
  ['breached', 'period=2026-Q3&metric=breach_rate&part=num', 4],
  ['paused', 'period=2026&metric=pause_share&part=num', 5],
  ['reopened', 'period=2026&metric=reopen_rate&part=num', 4],
  ['open, with deadlines in a year without a calendar', 'period=2026-12&status=open&sort=-due', 5],
]

type Clock = CaseClock extends never ? never : CaseDetail['clocks'][number]

let at: Visit
beforeAll(async () => {
  at = await visit()
  await at.open('/help')
  return () => at.close()
})

const STATE: Readonly<Record<Clock['state'], RegExp>> = {
  met: /按时/,
  breached: /超期/,
  paused: /挂起/,
  running: /在期限内/,
  none: /无期限|没有|未设/,
}

/** `10月9日 17:45`; the last instant of a day is its 24:00 or leads to the next day’s 00:00. */
function written(iso: string): string[] {
  const [, month, day, time] = /^\d{4}-(\d\d)-(\d\d)T(\d\d:\d\d)/.exec(iso) ?? []
  const date = `${Number(month)}月${Number(day)}日`
  return time === '23:59' ? [`${date} 24:00`, date] : [`${date} ${time}`]
}

function clockFaults(detail: CaseDetail, clock: Clock, sentence: string): string[] {
  const { state, due, done, provisional, dueWithoutPauses } = clock
  const faults: string[] = []
  const wants = (isThere: boolean, what: string) => {
    if (!isThere) faults.push(`${detail.case.id} ${clock.clock}#${clock.round}: ${what} — “${sentence}”`)
  }
  wants(STATE[state].test(sentence), `state ${state}`)
  if (state === 'met') wants(!/：超期/.test(sentence), 'not late')
  if (due !== null)
    wants(
      written(due).some((text) => sentence.includes(text)),
      `deadline ${due}`,
    )
  if (done !== null)
    wants(
      written(done).some((text) => sentence.includes(text)),
      `done ${done}`,
    )
  wants(/暂定/.test(sentence) === provisional, `provisional ${provisional}`)
  if (due !== null && dueWithoutPauses !== null && due !== dueWithoutPauses)
    wants(/挂起|顺延|跳过|不计/.test(sentence), 'pause')
  return faults
}

async function faultsOf(item: CaseItem): Promise<string[]> {
  const address = `/cases/${encodeURIComponent(item.id)}`
  const detail = await ask<CaseDetail>(address)
  await at.travel(address)
  const sentences = await at.page.locator('.case-verdict').allInnerTexts()
  if (sentences.length !== detail.clocks.length)
    return [`${item.id}: ${sentences.length} sentences for ${detail.clocks.length} clocks`]
  return detail.clocks.flatMap((clock, i) => clockFaults(detail, clock, sentences[i] ?? ''))
}

describe('the ruler', () => {
  it.each(KINDS)('of cases %s says what was computed', async (_, query, count) => {
    const { items } = await ask<Cases>(`/cases?${query}&limit=100`)
    const sample = seeded(36).sample(items, count)
    expect(sample.length).toBeGreaterThan(0)
    const found: string[] = []
    for (const item of sample) found.push(...(await faultsOf(item)))
    expect(found).toEqual([])
  })

  it('says that deadlines beyond the last calendar are provisional', async () => {
    const { items } = await ask<Cases>('/cases?period=2026-12&status=open&sort=-due&limit=100')
    const late = items.find(({ provisional }) => provisional)
    expect(late).toBeDefined()
    await at.travel(`/cases/${encodeURIComponent(late?.id ?? '')}`)
    await at.page
      .locator('.case-verdict', { hasText: /2027年.*暂定/ })
      .first()
      .waitFor()
  })

  it('names every event of the trail in its order', async () => {
    const { items } = await ask<Cases>('/cases?period=2026-Q3&metric=reopen_rate&part=num&limit=1')
    const address = `/cases/${encodeURIComponent(items[0]?.id ?? '')}`
    const { trail } = await ask<CaseDetail>(address)
    await at.travel(address)
    const times = await at.page.locator('ol.trail > li .trail-time').allInnerTexts()
    expect(times.length).toBe(trail.length)
    times.forEach((text, i) => {
      expect(text.replace(/\s+/g, ' ')).toContain(trail[i]?.occurredAt.slice(11, 16))
    })
  })
})
