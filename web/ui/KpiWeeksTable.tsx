// The weeks behind a sparkline, the latest first: each one's share, and its late and due clocks as links to their cases.
import type { RefObject } from 'react'
import type { Breaches } from '#api/contract/breaches.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { metSeries } from '#web/lib/weekly.ts'
import { Button } from './Button.tsx'
import { Popover } from './Popover.tsx'
import { StretchTable } from './StretchTable.tsx'

export interface KpiWeeksTableProps {
  readonly series: Breaches['series'][number]
  readonly triggerRef: RefObject<HTMLElement | null>
  readonly onClose: () => void
}

export function KpiWeeksTable({ series, triggerRef, onClose }: KpiWeeksTableProps) {
  const words = useWords()
  const { t } = words
  const title = t('figure.weeksTitle', { n: series.points.length })
  const met = metSeries(series, words).points
  const rows = series.points.map((point, index) => ({ point, rate: met[index]?.value ?? null })).toReversed()
  return (
    <Popover isOpen onOpenChange={(isOpen) => !isOpen && onClose()} triggerRef={triggerRef} label={title}>
      <div className="definition">
        <div className="dialog-head">
          <h2>{title}</h2>
          <Button kind="icon" aria-label={t('kit.close')} onPress={onClose}>
            ×
          </Button>
        </div>
        <StretchTable caption={title} rows={rows} rateHead={t('figure.weeksRate')} phone="scroll" />
      </div>
    </Popover>
  )
}
