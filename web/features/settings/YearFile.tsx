// Next year's days off from a file: what they would change is shown first, then they are stored.
import { useState } from 'react'
import { errorText } from '#web/lib/errorText.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { FileButton } from './FileButton.tsx'
import { type CalendarWish, useAddCalendar, usePreviewCalendar } from './queries.ts'
import { Effect } from './rules/Effect.tsx'

export function YearFile() {
  const { t, f } = useWords()
  const [wish, setWish] = useState<CalendarWish | null>(null)
  const [said, setSaid] = useState<string | null>(null)
  const preview = usePreviewCalendar()
  const show = (content: object) => {
    const given = content as CalendarWish
    setSaid(null)
    preview.mutate(given, { onSuccess: () => setWish(given) })
  }
  return (
    <>
      <FileButton
        label={t('rules.calendarFile')}
        onFile={show}
        isDisabled={preview.isPending}
        error={preview.error}
        said={preview.isPending ? t('rules.working') : said}
      />
      {wish !== null && preview.data ? (
        <YearDialog
          wish={wish}
          told={preview.data}
          onClose={() => setWish(null)}
          onSaved={({ cases, changed }) => {
            setWish(null)
            setSaid(t('rules.calendarAdded', { cases: f.integer(cases), changed: f.integer(changed) }))
          }}
        />
      ) : null}
    </>
  )
}

interface YearDialogProps {
  readonly wish: CalendarWish
  readonly told: NonNullable<ReturnType<typeof usePreviewCalendar>['data']>
  readonly onClose: () => void
  readonly onSaved: (done: { readonly cases: number; readonly changed: number }) => void
}

function YearDialog({ wish, told, onClose, onSaved }: YearDialogProps) {
  const words = useWords()
  const { t } = words
  const add = useAddCalendar()
  const { years, rest, work } = wish
  const given = years === 'all' ? [] : years
  const inYear = (dates: readonly string[], year: number) =>
    dates.filter((date) => date.startsWith(`${year}-`)).length
  const changes = given.map((year) =>
    t('rules.yearChange', { year: String(year), rest: inYear(rest, year), work: inYear(work, year) }),
  )
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      kind="drawer"
      title={t('rules.calendarTitle')}
      footer={
        <>
          <Button onPress={onClose}>{t('rules.cancel')}</Button>
          <Button
            kind="primary"
            isDisabled={add.isPending}
            onPress={() => add.mutate(wish, { onSuccess: onSaved })}
          >
            {t('rules.save')}
          </Button>
        </>
      }
    >
      <Effect told={told} changes={changes} />
      {add.error ? (
        <p className="strip strip-poor" role="alert">
          {errorText(add.error, words)}
        </p>
      ) : null}
      <p role="status" className="meta settings-note">
        {add.isPending ? t('rules.working') : null}
      </p>
    </Dialog>
  )
}
