// All batches, newest first, those given up included.
import { useQuery } from '@tanstack/react-query'
import { rolesThatMay } from '#api/domain/access/policy.ts'
import { ROLES, SAMPLE_STATES } from '#db/vocabulary.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMay } from '#web/lib/session.ts'
import { AppLink } from '#web/ui/AppLink.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Panel } from '#web/ui/Panel.tsx'
import { QueryState } from '#web/ui/QueryState.tsx'
import { type Column, Table } from '#web/ui/Table.tsx'
import { type SampleItem, samplesQuery } from './queries.ts'
import { batchName } from './sampleWords.ts'

export function BatchList({ onOpen }: { readonly onOpen: (id: string) => void }) {
  const { t, label } = useWords()
  const may = useMay('supervise')
  const query = useQuery(samplesQuery())
  const roles = rolesThatMay('supervise').map((role) => label(ROLES, role))
  return (
    <Panel
      kind="plain"
      title={t('draw.batches')}
      sub={may === 'yes' ? null : t('draw.whoMay', { roles: roles.join(t('draw.listGap')) })}
      actions={
        <>
          {may === 'yes' ? (
            <Button kind="primary" onPress={() => onOpen('new')}>
              {t('draw.add')}
            </Button>
          ) : null}
          {may === 'signedOut' ? (
            <AppLink to="/login" search={{ back: ['/supervise'] }} className="btn">
              {t('draw.signIn')}
            </AppLink>
          ) : null}
        </>
      }
    >
      <QueryState
        query={query}
        height="12rem"
        isEmpty={({ items }) => items.length === 0}
        empty={<p>{t('draw.none')}</p>}
      >
        {({ items }) => <List items={items} onOpen={onOpen} />}
      </QueryState>
    </Panel>
  )
}

function List({
  items,
  onOpen,
}: {
  readonly items: readonly SampleItem[]
  readonly onOpen: (id: string) => void
}) {
  const { t, f, label } = useWords()
  const columns: readonly Column<SampleItem>[] = [
    {
      id: 'batch',
      head: t('draw.batch'),
      isRowHeader: true,
      cell: ({ id, drawId }) => (
        <button
          type="button"
          className="linkish"
          aria-label={t('draw.open', { name: batchName(drawId) })}
          onClick={() => onOpen(String(id))}
        >
          {batchName(drawId)}
        </button>
      ),
    },
    { id: 'period', head: t('draw.period'), cell: ({ period }) => f.period(period) },
    {
      id: 'state',
      head: t('draw.state'),
      cell: ({ state, voidReason }) =>
        voidReason === null ? label(SAMPLE_STATES, state) : t('draw.voided', { reason: voidReason }),
    },
    {
      id: 'frame',
      head: t('draw.frame'),
      align: 'end',
      cell: ({ frameSize }) => <span className="num">{f.count(frameSize)}</span>,
    },
    {
      id: 'sample',
      head: t('draw.sample'),
      align: 'end',
      cell: ({ sampleSize }) => <span className="num">{f.count(sampleSize)}</span>,
    },
    { id: 'frozenAt', head: t('draw.frozenAt'), cell: ({ frozenAt }) => f.dateTimeLong(frozenAt) },
  ]
  return (
    <Table
      caption={t('draw.batches')}
      columns={columns}
      rows={items}
      rowKey={({ id }) => String(id)}
      onOpen={({ id }) => onOpen(String(id))}
    />
  )
}
