// Open clocks of the unit, over ones first, with the way to each case.
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { Upcoming } from '#api/contract/breaches.ts'
import { CLOCKS, URGENCIES } from '#db/vocabulary.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { remainingText } from '#web/lib/remaining.ts'
import { commonSearch, useView } from '#web/lib/urlState.ts'
import { AppLink } from '#web/ui/AppLink.tsx'
import { CasesLink } from '#web/ui/CasesLink.tsx'
import { Panel } from '#web/ui/Panel.tsx'
import { Pill } from '#web/ui/Pill.tsx'
import { QueryState } from '#web/ui/QueryState.tsx'
import { type Column, Table } from '#web/ui/Table.tsx'
import { Verdict } from '#web/ui/Verdict.tsx'
import { openCounts } from './openCounts.ts'
import { upcomingQuery } from './queries.ts'
import { type Unit, useUnitFilters } from './useUnit.ts'

type Item = Upcoming['items'][number]

/** The most pressing stand here; the rest is in the list of cases. */
const SHOWN = 10

export function OpenClocks({ unit }: { readonly unit: Unit }) {
  const { t } = useWords()
  const query = useQuery(upcomingQuery(useUnitFilters(unit)))
  const title = query.data ? t('unit.openTitle', openCounts(query.data)) : t('unit.open')
  return (
    <Panel
      kind="plain"
      className="unit-wide"
      title={title}
      sub={t('unit.openSub')}
      actions={
        query.data ? (
          <CasesLink n={query.data.open} casesUrl={query.data.casesUrl}>
            {t('unit.openCases', { n: query.data.open })}
          </CasesLink>
        ) : null
      }
    >
      <QueryState
        query={query}
        height="14rem"
        lines={5}
        isEmpty={(data) => data.items.length === 0}
        empty={<p>{t('unit.openEmpty')}</p>}
      >
        {(data) => (
          <>
            <Items items={data.items.slice(0, SHOWN)} />
            {data.items.length > SHOWN ? (
              <p className="meta unit-note">{t('unit.openMore', { shown: SHOWN })}</p>
            ) : null}
          </>
        )}
      </QueryState>
    </Panel>
  )
}

function Items({ items }: { items: readonly Item[] }) {
  const { t } = useWords()
  const { search } = useView()
  const navigate = useNavigate()
  const columns = useColumns()
  return (
    <Table
      caption={t('unit.open')}
      className="unit-open"
      columns={columns}
      rows={items}
      rowKey={(item) => `${item.id}:${item.clock}`}
      onOpen={(item) =>
        void navigate({ to: '/cases/$id', params: { id: item.id }, search: commonSearch(search) })
      }
    />
  )
}

function useColumns(): Column<Item>[] {
  const { t, f, say, label } = useWords()
  const { categories, communities } = useMeta()
  const categoryName = (code: string) => {
    const entry = categories.find((one) => one.code === code)
    return entry ? say(entry) : code
  }
  return [
    {
      id: 'case',
      head: t('unit.case'),
      isRowHeader: true,
      cell: (item) => (
        <>
          <AppLink to="/cases/$id" params={{ id: item.id }}>
            {item.title ?? item.number}
          </AppLink>
          <span className="meta">{item.number}</span>
        </>
      ),
    },
    {
      id: 'what',
      head: t('unit.category'),
      cell: (item) => (
        <>
          {categoryName(item.category)}
          {item.urgency === 'urgent' ? <Pill kind="attention">{label(URGENCIES, item.urgency)}</Pill> : null}
        </>
      ),
    },
    {
      id: 'where',
      head: t('unit.community'),
      cell: (item) => communities.find((one) => one.id === item.community)?.name ?? '\u2014',
    },
    { id: 'clock', head: t('unit.clock'), cell: (item) => label(CLOCKS, item.clock) },
    {
      id: 'due',
      head: t('unit.due'),
      align: 'end',
      cell: (item) => (
        <>
          {f.dateTimeWeekday(item.due)}
          {item.provisional ? <span className="meta">{t('unit.provisional')}</span> : null}
        </>
      ),
    },
    { id: 'left', head: t('unit.left'), align: 'end', cell: (item) => <Left item={item} /> },
  ]
}

function Left({ item }: { item: Item }) {
  const words = useWords()
  const { t } = words
  const time = remainingText(item, words)
  if (item.bucket === 'overdue') return <Verdict kind="poor">{t('unit.over', { time })}</Verdict>
  return <Verdict kind="attention">{t('unit.leftTime', { time })}</Verdict>
}
