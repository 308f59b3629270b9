// The period: its name, the one before and after (`[` `]`), and a popover with year, quarter, month and custom range.
import { useRef, useState } from 'react'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { shiftPeriod } from '#web/lib/periods.ts'
import { useShortcuts } from '#web/lib/shortcuts.ts'
import { useView } from '#web/lib/urlState.ts'
import { Button } from '#web/ui/Button.tsx'
import { Popover } from '#web/ui/Popover.tsx'
import { PeriodPicker } from './PeriodPicker.tsx'

export function PeriodControl() {
  const { t, f } = useWords()
  const { zone } = useMeta()
  const { filters, set } = useView()
  const [isOpen, setOpen] = useState(false)
  const trigger = useRef<HTMLButtonElement>(null)
  const before = shiftPeriod(filters.period, -1, zone)
  const after = shiftPeriod(filters.period, 1, zone)
  const go = (period: string | null) => () => period && set({ period })
  useShortcuts([
    { keys: '[', name: t('shell.keyPreviousPeriod'), scope: 'global', run: go(before) },
    { keys: ']', name: t('shell.keyNextPeriod'), scope: 'global', run: go(after) },
  ])
  return (
    <div className="period">
      <Button
        kind="icon"
        aria-label={t('shell.previousPeriod')}
        isDisabled={before === null}
        onPress={go(before)}
      >
        ‹
      </Button>
      <button
        ref={trigger}
        type="button"
        className="period-name"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        title={t('shell.choosePeriod')}
        onClick={() => setOpen(true)}
      >
        {f.period(filters.period)}
        {filters.period.includes('..') ? null : <small>{f.periodDays(filters.period)}</small>}
      </button>
      <Button kind="icon" aria-label={t('shell.nextPeriod')} isDisabled={after === null} onPress={go(after)}>
        ›
      </Button>
      <Popover isOpen={isOpen} onOpenChange={setOpen} triggerRef={trigger} label={t('shell.choosePeriod')}>
        <PeriodPicker
          onPick={(period) => {
            set({ period })
            setOpen(false)
          }}
        />
      </Popover>
    </div>
  )
}
