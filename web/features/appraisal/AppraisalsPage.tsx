// Every period that may be appraised: where it stands, and the way in.
import { useQuery } from '@tanstack/react-query'
import { APPRAISAL_KINDS, APPRAISAL_STATES } from '#db/vocabulary.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { commonSearch, useView } from '#web/lib/urlState.ts'
import { AppLink } from '#web/ui/AppLink.tsx'
import { Page } from '#web/ui/Page.tsx'
import { Pill } from '#web/ui/Pill.tsx'
import { QueryState } from '#web/ui/QueryState.tsx'
import { Segmented } from '#web/ui/Segmented.tsx'
import { type Column, Table } from '#web/ui/Table.tsx'
import { type ListedPeriod, listedPeriods } from './listedPeriods.ts'
import { appraisalsQuery } from './queries.ts'
import { DEFAULT_SCHEME, useScheme } from './useScheme.ts'
import './appraisal.css'

export function AppraisalsPage() {
  const { t } = useWords()
  const meta = useMeta()
  const scheme = useScheme()
  const query = useQuery(appraisalsQuery())
  return (
    <Page title={t('appraisal.list')} sub={t('appraisal.listSub')} className="appraisal">
      <SchemeChoice />
      <QueryState
        query={query}
        height="30rem"
        lines={10}
        isEmpty={({ items }) => listedPeriods(meta.periods, items, scheme).length === 0}
        empty={<p>{t('appraisal.listEmpty')}</p>}
      >
        {({ items }) => <PeriodTable periods={listedPeriods(meta.periods, items, scheme)} />}
      </QueryState>
    </Page>
  )
}

/** By which scheme; not shown where there is only one. */
function SchemeChoice() {
  const { t } = useWords()
  const { schemes } = useMeta()
  const { set } = useView()
  const scheme = useScheme()
  const ids = [...new Set(schemes.map(({ id }) => id))]
  if (ids.length < 2) return null
  const nameOf = (id: string) =>
    id === 'standard' ? t('rank.schemeStandard') : id === 'recorded' ? t('rank.schemeRecorded') : id
  return (
    <Segmented
      label={t('rank.scheme')}
      showLabel
      value={scheme}
      options={ids.map((id) => ({ value: id, text: nameOf(id) }))}
      onChange={(id) => set({ scheme: id === DEFAULT_SCHEME ? null : id })}
    />
  )
}

function PeriodTable({ periods }: { readonly periods: readonly ListedPeriod[] }) {
  const { t, f, label } = useWords()
  const { search, params } = useView()
  const isOnly = (id: string) => periods.filter((one) => one.id === id).length === 1
  const columns: readonly Column<ListedPeriod>[] = [
    {
      id: 'period',
      head: t('appraisal.periodHead'),
      isRowHeader: true,
      cell: ({ id, version }) => (
        <AppLink
          to="/quarter/$period"
          params={{ period: id }}
          search={commonSearch(search, {
            scheme: params.scheme ?? null,
            // Of two versions each line leads to its own; the page alone shows the latest.
            snapshot: isOnly(id) || version?.state !== 'published' ? null : String(version.version),
          })}
          className="appraisal-to"
        >
          {f.period(id)}
        </AppLink>
      ),
    },
    {
      id: 'kind',
      head: t('appraisal.kindHead'),
      className: 'appraisal-kind',
      cell: ({ kind }) => label(APPRAISAL_KINDS, kind),
    },
    {
      id: 'state',
      head: t('appraisal.stateHead'),
      cell: ({ version }) => <Pill kind="status">{label(APPRAISAL_STATES, version?.state ?? 'open')}</Pill>,
    },
    {
      id: 'version',
      head: t('appraisal.versionHead'),
      className: 'appraisal-published',
      cell: ({ version }) =>
        version === null ? t('format.missing') : t('appraisal.versionN', { n: version.version }),
    },
    {
      id: 'published',
      head: t('appraisal.publishedAt'),
      className: 'appraisal-published',
      cell: ({ version }) => <When version={version} />,
    },
    {
      id: 'by',
      head: t('appraisal.movedBy'),
      className: 'appraisal-published',
      cell: ({ version }) => version?.movedBy ?? t('format.missing'),
    },
  ]
  return (
    <Table
      caption={t('appraisal.list')}
      columns={columns}
      rows={periods}
      rowKey={({ id, version }) => `${id} ${version?.version}`}
      rowClass={({ version }) => (version === null ? 'appraisal-unpublished' : '')}
      className="appraisal-periods"
    />
  )
}

/** When it was published; of what is not, how far it is: frozen when, open to objections until when. */
function When({ version }: Pick<ListedPeriod, 'version'>) {
  const { t, f } = useWords()
  if (version === null) return t('format.missing')
  const { publishedAt, state, windowEndsAt, frozenAt } = version
  if (publishedAt !== null) return f.dateTime(publishedAt)
  if (state === 'objection' && windowEndsAt !== null)
    return t('appraisal.window', { time: f.dateTime(windowEndsAt) })
  return t('appraisal.frozenAt', { time: f.dateTime(frozenAt) })
}
