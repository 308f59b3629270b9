// The ruler in words, for readers: holidays and make-up days of the stretch, pauses, then every verdict.
import { dayFromIso, type Zone } from '#api/domain/time/zone.ts'
import type { Words } from '#web/lib/i18n/WordsContext.tsx'
import type { RulerInput } from './scale.ts'
import { clockVerdicts } from './verdict.ts'

const HOLIDAY = 3

export function rulerSummary(input: RulerInput, zone: Zone, words: Words): string {
  const { t } = words
  const verdicts = clockVerdicts(input, zone, words).map(
    ({ head, body, warning }) => `${head}${t('cases.summaryGap')}${body}${warning ?? ''}`,
  )
  return [
    ...holidays(input, zone, words),
    ...makeUps(input, zone, words),
    ...pauses(input, words),
    ...verdicts,
  ].join(' ')
}

const at = (date: string, zone: Zone, { f }: Words) => f.dayMonth(zone.startOfDay(dayFromIso(date) ?? 0))

function holidays({ days }: RulerInput, zone: Zone, words: Words): string[] {
  const runs: string[][] = []
  let isOpen = false
  for (const day of days) {
    if (!day.working && isOpen) runs.at(-1)?.push(day.date)
    else if (!day.working) runs.push([day.date])
    isOpen = !day.working
  }
  return runs
    .filter((run) => run.length >= HOLIDAY)
    .map((run) =>
      words.t('cases.summaryHoliday', {
        from: at(run[0] ?? '', zone, words),
        to: at(run.at(-1) ?? '', zone, words),
        n: run.length,
      }),
    )
}

function makeUps({ days }: RulerInput, zone: Zone, words: Words): string[] {
  return days
    .filter((day) => day.makeUp)
    .map((day) => words.t('cases.summaryMakeUp', { day: at(day.date, zone, words) }))
}

function pauses({ pauses: all }: RulerInput, { t, f }: Words): string[] {
  return all.map(({ from, to }) =>
    to === null
      ? t('cases.summaryPausedSince', { from: f.dateTime(from) })
      : t('cases.summaryPaused', { from: f.dateTime(from), to: f.dateTime(to) }),
  )
}
