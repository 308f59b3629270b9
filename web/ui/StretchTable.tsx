// Stretches of clocks as a table: the days, late and due clocks as links to their cases, the share; the twin of their chart.
import type { Breaches } from '#api/contract/breaches.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { CasesLink } from './CasesLink.tsx'
import { type Column, Table, type TableProps } from './Table.tsx'

export interface Stretch {
  readonly point: Breaches['series'][number]['points'][number]
  /** What stands as its share: late of due, or met of due. */
  readonly rate: number | null
}

export interface StretchTableProps<R extends Stretch> {
  readonly caption: string
  readonly rows: readonly R[]
  readonly rateHead: string
  /** The stretch by its name; without one its days are the head of the row. */
  readonly name?: Column<R>
  readonly more?: readonly Column<R>[]
  readonly phone?: TableProps<R>['phone']
}

export function StretchTable<R extends Stretch>(props: StretchTableProps<R>) {
  const { t, f } = useWords()
  const { caption, rows, rateHead, name, more = [], phone = 'cards' } = props
  const columns: readonly Column<R>[] = [
    ...(name ? [name] : []),
    {
      id: 'days',
      head: t(name ? 'sla.columnDays' : 'sla.columnStretch'),
      isRowHeader: name === undefined,
      cell: ({ point }) => `${f.dayMonth(point.start)}–${f.dayMonth(Date.parse(point.end) - 1)}`,
    },
    {
      id: 'num',
      head: t('sla.columnBreached'),
      align: 'end',
      cell: ({ point }) => (
        <CasesLink n={point.num} casesUrl={point.casesUrl} part="num">
          {f.integer(point.num)}
        </CasesLink>
      ),
    },
    {
      id: 'den',
      head: t('sla.columnDue'),
      align: 'end',
      cell: ({ point }) => (
        <CasesLink n={point.den} casesUrl={point.casesUrl}>
          {f.integer(point.den)}
        </CasesLink>
      ),
    },
    { id: 'rate', head: rateHead, align: 'end', cell: ({ rate }) => f.rate(rate) },
    ...more,
  ]
  return (
    <Table
      caption={caption}
      columns={columns}
      rows={rows}
      rowKey={({ point }) => point.start}
      density="compact"
      phone={phone}
    />
  )
}
