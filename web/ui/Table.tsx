// A real table: caption, sortable headers as buttons with aria-sort, rows by j/k and Enter, cards on the phone, scroll in its own region only.
import { Fragment, type KeyboardEvent, type ReactNode, useId, useRef } from 'react'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { Select } from './Select.tsx'
import { nextSort, sortDirection } from './tableSort.ts'
import { useRowKeys } from './useRowKeys.ts'

export interface Column<R> {
  readonly id: string
  readonly head: ReactNode
  /** Plain text of the head, where `head` is more than text: for readers and phone cards. */
  readonly name?: string
  readonly cell: (row: R, index: number) => ReactNode
  readonly align?: 'start' | 'end' | 'center'
  /** Makes the head a button that sorts by the column's id; first press descending where `desc`. */
  readonly sort?: 'asc' | 'desc'
  readonly isRowHeader?: boolean
  readonly className?: string
  /** CSS width. */
  readonly width?: string
}

export interface TableProps<R> {
  /** What the table holds; shown to readers only unless `showCaption`. */
  readonly caption: ReactNode
  readonly showCaption?: boolean
  readonly columns: readonly Column<R>[]
  readonly rows: readonly R[]
  readonly rowKey: (row: R, index: number) => string
  /** `column` or `-column` (descending). */
  readonly sort?: string | undefined
  readonly onSort?: (sort: string) => void
  /** Enter or a double press on a row; also turns on `j k`. */
  readonly onOpen?: (row: R) => void
  readonly isSelected?: ((row: R) => boolean) | undefined
  readonly rowClass?: (row: R) => string
  /** Rows as cards on a narrow screen (default), or scroll sideways inside the table's own region. */
  readonly phone?: 'cards' | 'scroll'
  readonly density?: 'compact' | 'normal' | 'large'
  readonly className?: string
  /** A last group of rows, e.g. the pooled total. */
  readonly foot?: ReactNode
  /** A `<tr>` shown before a row, e.g. the heading of the part that begins with it. */
  readonly before?: (row: R) => ReactNode
  /** Rows shown before the body's rows, as `<tr>` elements. */
  readonly lead?: ReactNode
}

export function Table<R>(props: TableProps<R>) {
  const { columns, rows, phone = 'cards', density = 'normal' } = props
  const captionId = useId()
  const body = useRef<HTMLTableSectionElement>(null)
  useRowKeys(body, props.onOpen !== undefined)
  const classes = ['table', `table-${phone}`, `table-${density}`, props.className ?? ''].join(' ')
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group names the scrolling area without becoming a landmark or a form part
    <div
      className="table-region"
      role="group"
      aria-labelledby={captionId}
      tabIndex={phone === 'scroll' ? 0 : undefined}
    >
      {props.onSort && phone === 'cards' ? <PhoneSort {...props} onSort={props.onSort} /> : null}
      <table className={classes}>
        <caption id={captionId} className={props.showCaption ? '' : 'sr-only'}>
          {props.caption}
        </caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <HeadCell key={column.id} column={column} sort={props.sort} onSort={props.onSort} />
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {props.lead}
          {rows.map((row, index) => (
            <Fragment key={props.rowKey(row, index)}>
              {props.before?.(row)}
              <Row row={row} index={index} table={props} />
            </Fragment>
          ))}
        </tbody>
        {props.foot ? <tfoot>{props.foot}</tfoot> : null}
      </table>
    </div>
  )
}

/** Cards have no heads to press: the order is then chosen from a list. */
function PhoneSort<R>(props: TableProps<R> & { onSort: (sort: string) => void }) {
  const { t } = useWords()
  const options = props.columns
    .filter((column) => column.sort)
    .flatMap((column) => {
      const name = column.name ?? (typeof column.head === 'string' ? column.head : column.id)
      return [
        { value: `-${column.id}`, text: `${name} ↓ ${t('kit.sortDescending')}` },
        { value: column.id, text: `${name} ↑ ${t('kit.sortAscending')}` },
      ]
    })
  if (options.length === 0) return null
  const value = options.some((option) => option.value === props.sort) ? (props.sort ?? '') : ''
  const none = value === '' ? [{ value: '', text: '—' }] : []
  return (
    <div className="table-phone-sort">
      <Select label={t('kit.sort')} value={value} options={[...none, ...options]} onChange={props.onSort} />
    </div>
  )
}

function HeadCell<R>(props: {
  column: Column<R>
  sort: string | undefined
  onSort: ((sort: string) => void) | undefined
}) {
  const { column, sort, onSort } = props
  const { t } = useWords()
  const direction = sortDirection(sort, column.id)
  const style = column.width ? { width: column.width } : undefined
  if (!column.sort || !onSort) {
    return (
      <th scope="col" className={cellClass(column)} style={style}>
        {typeof column.head !== 'string' && column.name ? (
          <span className="sr-only">{column.name}</span>
        ) : null}
        {column.head}
      </th>
    )
  }
  const mark = direction === 'ascending' ? '↑' : '↓'
  return (
    <th scope="col" className={`${cellClass(column)} sortable`} aria-sort={direction ?? 'none'} style={style}>
      <button
        type="button"
        title={t('kit.sortBy', { name: column.name ?? column.id })}
        onClick={() => onSort(nextSort(sort, column.id, column.sort ?? 'asc'))}
      >
        {column.head}
        <span aria-hidden="true" className={direction ? 'sort-mark' : 'sort-mark off'}>
          {direction ? mark : '↕'}
        </span>
      </button>
    </th>
  )
}

function Row<R>({ row, index, table }: { row: R; index: number; table: TableProps<R> }) {
  const { onOpen } = table
  const isSelected = table.isSelected?.(row) ?? false
  const open = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.target !== event.currentTarget) return
    event.preventDefault()
    onOpen?.(row)
  }
  return (
    <tr
      className={[isSelected ? 'selected' : '', table.rowClass?.(row) ?? ''].join(' ').trim() || undefined}
      data-row={onOpen ? '' : undefined}
      tabIndex={onOpen ? -1 : undefined}
      aria-selected={table.isSelected ? isSelected : undefined}
      onKeyDown={onOpen ? open : undefined}
      onDoubleClick={onOpen ? () => onOpen(row) : undefined}
    >
      {table.columns.map((column) => {
        const label = column.name ?? (typeof column.head === 'string' ? column.head : '')
        const content = column.cell(row, index)
        return column.isRowHeader ? (
          <th key={column.id} scope="row" className={cellClass(column)}>
            {content}
          </th>
        ) : (
          <td key={column.id} className={cellClass(column)} data-label={label}>
            <div className="cell">{content}</div>
          </td>
        )
      })}
    </tr>
  )
}

function cellClass<R>(column: Column<R>): string {
  return [`at-${column.align ?? 'start'}`, column.className ?? ''].join(' ').trim()
}
