// All councils, the latest first, and the way to a new one.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { COUNCIL_STATES } from '#db/vocabulary.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMay } from '#web/lib/session.ts'
import { AppLink } from '#web/ui/AppLink.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Page } from '#web/ui/Page.tsx'
import { Pill } from '#web/ui/Pill.tsx'
import { QueryState } from '#web/ui/QueryState.tsx'
import { type Column, Table } from '#web/ui/Table.tsx'
import { NewCouncilDialog } from './CouncilDialogs.tsx'
import { type Council, councilsQuery } from './queries.ts'
import { Who } from './Who.tsx'
import './council.css'

export function CouncilsPage() {
  const { t } = useWords()
  const may = useMay('holdCouncil')
  const [isAdding, setAdding] = useState(false)
  const query = useQuery(councilsQuery())
  return (
    <Page
      title={t('council.title')}
      sub={t('council.listSub')}
      className="council"
      actions={
        may === 'yes' ? (
          <Button kind="primary" onPress={() => setAdding(true)}>
            {t('council.add')}
          </Button>
        ) : null
      }
    >
      {may === 'yes' ? null : <Who />}
      <QueryState
        query={query}
        height="20rem"
        lines={6}
        isEmpty={({ items }) => items.length === 0}
        empty={<p>{t('council.listEmpty')}</p>}
      >
        {({ items }) => <CouncilTable councils={items} />}
      </QueryState>
      {isAdding ? <NewCouncilDialog onClose={() => setAdding(false)} /> : null}
    </Page>
  )
}

function CouncilTable({ councils }: { readonly councils: readonly Council[] }) {
  const { t, f, label } = useWords()
  const columns: readonly Column<Council>[] = [
    {
      id: 'title',
      head: t('council.session'),
      isRowHeader: true,
      cell: ({ id, title }) => (
        <AppLink to="/council/$id" params={{ id: String(id) }} className="council-to">
          {title}
        </AppLink>
      ),
    },
    { id: 'period', head: t('council.periodHead'), cell: ({ period }) => f.period(period) },
    {
      id: 'state',
      head: t('council.stateHead'),
      cell: ({ state }) => <Pill kind="status">{label(COUNCIL_STATES, state)}</Pill>,
    },
    { id: 'held', head: t('council.heldHead'), cell: ({ heldAt }) => f.dateTimeLong(heldAt) },
    { id: 'place', head: t('council.placeHead'), cell: ({ place }) => place },
    {
      id: 'ballots',
      head: t('council.ballotsHead'),
      align: 'end',
      cell: ({ ballots, result }) => f.integer(result?.ballots.returned ?? ballots.phone + ballots.paper),
    },
  ]
  return (
    <Table caption={t('council.title')} columns={columns} rows={councils} rowKey={({ id }) => String(id)} />
  )
}
