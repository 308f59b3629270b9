// What the unit's cases are about: replies due by category, and how many of them came late.
import { useQuery } from '@tanstack/react-query'
import { categoriesQuery } from '#web/lib/figureQueries.ts'
import { SMALL_DEN } from '#web/lib/format.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { commonSearch, useView } from '#web/lib/urlState.ts'
import { microBar } from '#web/marks/intervalMarks.ts'
import { AppLink } from '#web/ui/AppLink.tsx'
import { Mark } from '#web/ui/Mark.tsx'
import { Panel } from '#web/ui/Panel.tsx'
import { QueryState } from '#web/ui/QueryState.tsx'
import { Table } from '#web/ui/Table.tsx'
import { type CategoryRow, categoryRows } from './categories.ts'
import { type Unit, useUnitFilters } from './useUnit.ts'

/** The list of exactly these clocks: the breach figure of replies, its numerator those that came late. */
const REPLIES = { metric: 'breach_rate', clock: 'reply' } as const

export function Categories({ unit }: { readonly unit: Unit }) {
  const words = useWords()
  const { t } = words
  const { categories } = useMeta()
  const query = useQuery(categoriesQuery(useUnitFilters(unit)))
  const rows = query.data ? categoryRows(query.data, categories, words) : []
  const [first] = rows
  return (
    <Panel
      kind="plain"
      title={first ? t('unit.categoriesTitle', { name: first.name }) : t('unit.categories')}
      sub={t('unit.categoriesSub')}
    >
      <QueryState
        query={query}
        height="16rem"
        lines={6}
        isEmpty={() => rows.length === 0}
        empty={<p>{t('unit.categoriesEmpty')}</p>}
      >
        {() => <Rows rows={rows} unit={unit} />}
      </QueryState>
    </Panel>
  )
}

function Rows({ rows, unit }: { rows: readonly CategoryRow[]; unit: Unit }) {
  const { t, f, lang } = useWords()
  const { search } = useView()
  const max = Math.max(1, ...rows.map((row) => row.due))
  const link = (row: CategoryRow, part?: 'num') =>
    commonSearch(search, {
      department: [unit.id],
      category: [row.code],
      ...REPLIES,
      ...(part ? { part } : {}),
    })
  return (
    <Table
      caption={t('unit.categories')}
      className="unit-categories"
      phone="scroll"
      rows={rows}
      rowKey={(row) => row.code}
      columns={[
        { id: 'name', head: t('unit.category'), isRowHeader: true, cell: (row) => row.name },
        {
          id: 'bar',
          head: <span className="sr-only">{t('unit.bar')}</span>,
          name: t('unit.bar'),
          className: 'unit-bar',
          cell: (row) => (
            <Mark
              isDecorative
              mark={microBar({ value: row.due, max }, { lang, format: (value) => f.integer(value) })}
            />
          ),
        },
        {
          id: 'due',
          head: t('unit.dueReplies'),
          align: 'end',
          cell: (row) => (
            <AppLink to="/cases" search={link(row)}>
              {f.countExact(row.due)}
            </AppLink>
          ),
        },
        {
          id: 'late',
          head: t('unit.late'),
          align: 'end',
          cell: (row) => <Late row={row} search={link(row, 'num')} />,
        },
      ]}
    />
  )
}

function Late({ row, search }: { row: CategoryRow; search: ReturnType<typeof commonSearch> }) {
  const { f } = useWords()
  const { due, breached } = row
  const fraction = f.fraction(breached, due)
  const rate = f.rate(breached / due)
  const [first, second] = due < SMALL_DEN ? [fraction, rate] : [rate, fraction]
  return (
    <>
      {breached > 0 ? (
        <AppLink to="/cases" search={search}>
          {first}
        </AppLink>
      ) : (
        first
      )}
      <span className="meta">{second}</span>
    </>
  )
}
