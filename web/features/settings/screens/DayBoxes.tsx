// On which days of the week a content is shown; at least one, all of them = every day.
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { EVERY_DAY, toggledDay } from './playlistDraft.ts'

export interface DayBoxesProps {
  /** ISO weekdays; null = every day. */
  readonly days: readonly number[] | null
  readonly onChange: (days: number[] | null) => void
}

export function DayBoxes({ days, onChange }: DayBoxesProps) {
  const { t } = useWords()
  // Sunday first, as the calendar counts them.
  const names = t('format.weekdays').split(' ')
  return (
    <fieldset className="settings-screen-days">
      <legend className="field-label">{t('screens.whenDays')}</legend>
      {EVERY_DAY.map((day) => (
        <label key={day}>
          <input
            type="checkbox"
            checked={days === null || days.includes(day)}
            onChange={() => onChange(toggledDay(days, day))}
          />
          {names[day % 7]}
        </label>
      ))}
    </fieldset>
  )
}
