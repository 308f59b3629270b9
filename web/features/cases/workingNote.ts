// Why the time a reply took, in working minutes, may exceed the counted working days.
import type { Words } from '#web/lib/i18n/WordsContext.tsx'
import type { CaseDetail } from '#web/record/queries.ts'

/** Of the first reply clock that was done; null where there is none. */
export function workingNote({ clocks }: Pick<CaseDetail, 'clocks'>, { t, f }: Words): string | null {
  const done = clocks.find(({ clock, workingMinutes }) => clock === 'reply' && workingMinutes !== null)
  if (!done || done.workingMinutes === null) return null
  return t('cases.workingNote', {
    days: f.workingTime(done.workingMinutes),
    minutes: f.integer(Math.round(done.workingMinutes)),
  })
}
