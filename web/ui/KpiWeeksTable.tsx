// The weeks behind a sparkline, the latest first: each one's share, and its late and due clocks as links to their cases.
import type { RefObject } from 'react'
import type { Breaches } from '#api/contract/breaches.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { metSeries } from '#web/lib/weekly.ts'
import { Button } from './Button.tsx'
import { CasesLink } from './CasesLink.tsx'
import { Popover } from './Popover.tsx'
import { Table } from './Table.tsx'

export interface KpiWeeksTableProps {
  readonly series: Breaches['series'][number]
  readonly triggerRef: RefObject<HTMLElement | null>
  readonly onClose: () => void
}

export function KpiWeeksTable({ series, triggerRef, onClose }: KpiWeeksTableProps) {
  const words = useWords()
  const { t, f } = words
  const title = t('figure.weeksTitle', { n: series.points.length })
  const met = metSeries(series, words).points
  const rows = series.points.map((point, index) => ({ point, value: met[index]?.value ?? null })).toReversed()
  return (
    <Popover isOpen onOpenChange={(isOpen) => !isOpen && onClose()} triggerRef={triggerRef} label={title}>
      <div className="definition">
        <div className="dialog-head">
          <h2>{title}</h2>
          <Button kind="icon" aria-label={t('kit.close')} onPress={onClose}>
            ×
          </Button>
        </div>
        <Table
          caption={title}
          density="compact"
          phone="scroll"
          rows={rows}
          rowKey={({ point }) => point.start}
          columns={[
            {
              id: 'week',
              head: t('sla.columnStretch'),
              isRowHeader: true,
              cell: ({ point }) => `${f.dayMonth(point.start)}–${f.dayMonth(Date.parse(point.end) - 1)}`,
            },
            { id: 'rate', head: t('figure.weeksRate'), align: 'end', cell: ({ value }) => f.rate(value) },
            {
              id: 'late',
              head: t('sla.columnBreached'),
              align: 'end',
              cell: ({ point }) => (
                <CasesLink n={point.num} casesUrl={point.casesUrl} part="num">
                  {f.integer(point.num)}
                </CasesLink>
              ),
            },
            {
              id: 'due',
              head: t('sla.columnDue'),
              align: 'end',
              cell: ({ point }) => (
                <CasesLink n={point.den} casesUrl={point.casesUrl}>
                  {f.integer(point.den)}
                </CasesLink>
              ),
            },
          ]}
        />
      </div>
    </Popover>
  )
}
