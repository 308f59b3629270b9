// Rectification of criticised departments: the list with what is overdue, and what who looks may do about it.
import { useQuery } from '@tanstack/react-query'
import { RECTIFICATION_STATES } from '#db/vocabulary.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { mayDo, useSession } from '#web/lib/session.ts'
import { Panel } from '#web/ui/Panel.tsx'
import { QueryState } from '#web/ui/QueryState.tsx'
import { type Column, Table } from '#web/ui/Table.tsx'
import { Verdict } from '#web/ui/Verdict.tsx'
import { NewItemForm } from './NewItemForm.tsx'
import { type AppraisalData, type RectificationItem, rectificationsQuery, whichOf } from './queries.ts'
import { RectificationActs } from './RectificationActs.tsx'

export function RectificationBlock({ data }: { readonly data: AppraisalData }) {
  const { t } = useWords()
  const query = useQuery(rectificationsQuery(data.period.id))
  const session = useSession()
  const criticised = data.outcomes.filter(({ kind, state }) => kind === 'criticism' && state !== 'declined')
  if (data.state !== 'published' || criticised.length === 0) return null
  const own = (items: readonly RectificationItem[]) => items.filter(({ scheme }) => scheme === data.scheme)
  const overdue = own(query.data?.items ?? []).filter(({ isOverdue }) => isOverdue).length
  return (
    <Panel
      title={t('appraisal.rectification')}
      sub={overdue > 0 ? <Verdict kind="poor">{t('appraisal.overdueCount', { n: overdue })}</Verdict> : null}
    >
      <QueryState
        query={query}
        lines={3}
        isEmpty={({ items }) => own(items).length === 0}
        empty={<p>{t('appraisal.rectificationNone')}</p>}
      >
        {({ items }) => <Items items={own(items)} />}
      </QueryState>
      {mayDo('prepare', session.data) ? (
        <NewItemForm which={whichOf(data)} departments={criticised.map(({ department }) => department)} />
      ) : null}
    </Panel>
  )
}

function Items({ items }: { readonly items: readonly RectificationItem[] }) {
  const { t, f, label } = useWords()
  const columns: readonly Column<RectificationItem>[] = [
    { id: 'unit', head: t('appraisal.unit'), isRowHeader: true, cell: ({ department }) => department.name },
    { id: 'item', head: t('appraisal.item'), cell: ({ title }) => title },
    { id: 'owner', head: t('appraisal.owner'), cell: ({ owner }) => owner },
    {
      id: 'due',
      head: t('appraisal.due'),
      cell: ({ dueAt, isOverdue }) => (
        <>
          {`${f.date(dueAt)} `}
          {isOverdue ? <Verdict kind="poor">{t('appraisal.overdue')}</Verdict> : null}
        </>
      ),
    },
    {
      id: 'state',
      head: t('appraisal.stateHead'),
      cell: (item) => (
        <>
          {label(RECTIFICATION_STATES, item.state)}
          {item.evidence === null ? null : <p className="meta">{item.evidence}</p>}
          {item.checkNote === null ? null : <p className="meta">{item.checkNote}</p>}
          <RectificationActs item={item} />
        </>
      ),
    },
  ]
  return (
    <Table
      caption={t('appraisal.rectification')}
      columns={columns}
      rows={items}
      rowKey={({ id }) => String(id)}
    />
  )
}
