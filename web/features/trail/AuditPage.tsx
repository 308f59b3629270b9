// The audit log: who did what to the deployment, newest first, by type, account, days and text; all of it in the address.
import { useInfiniteQuery } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { ACTS, isCode, ROLES } from '#db/vocabulary.ts'
import { errorText } from '#web/lib/errorText.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useSession } from '#web/lib/session.ts'
import { useView } from '#web/lib/urlState.ts'
import { AppLink } from '#web/ui/AppLink.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Page } from '#web/ui/Page.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { type Column, Table } from '#web/ui/Table.tsx'
import { AuditFilters } from './AuditFilters.tsx'
import { actLine } from './actWords.ts'
import { AUDITORS } from './auditors.ts'
import { type ActItem, auditQuery } from './queries.ts'
import './trail.css'

export function AuditPage() {
  const { t } = useWords()
  const { data } = useSession()
  return (
    <Page
      title={t('trail.audit')}
      sub={t('trail.auditSub')}
      className="audit"
      actions={
        <AppLink to="/trail" className="btn">
          {t('trail.title')}
        </AppLink>
      }
    >
      {data === undefined ? <Skeleton height="24rem" lines={10} /> : null}
      {data && AUDITORS.includes(data.role ?? '') ? <Log /> : null}
      {data && !AUDITORS.includes(data.role ?? '') ? <WhoMay isSignedOut={data.role === null} /> : null}
    </Page>
  )
}

/** Who reads the log, and without a session the way to sign in and back. */
function WhoMay({ isSignedOut }: { readonly isSignedOut: boolean }) {
  const { t, label } = useWords()
  const here = useLocation({ select: (location) => location.href })
  return (
    <div className="state">
      <p>
        {t('trail.whoMay', { roles: AUDITORS.map((role) => label(ROLES, role)).join(t('trail.listGap')) })}
      </p>
      {isSignedOut ? (
        <AppLink to="/login" search={{ back: [here] }} className="btn btn-primary">
          {t('trail.signIn')}
        </AppLink>
      ) : null}
    </div>
  )
}

function Log() {
  const { act, who, q, win } = useView().params
  return (
    <>
      <AuditFilters />
      <Acts
        question={{
          ...(act !== undefined && isCode(ACTS, act) ? { type: [act] } : {}),
          ...(who === undefined ? {} : { by: who }),
          ...(q === undefined ? {} : { q }),
          ...(win === undefined ? {} : { period: win }),
        }}
      />
    </>
  )
}

function Acts({ question }: { readonly question: Parameters<typeof auditQuery>[0] }) {
  const words = useWords()
  const { t } = words
  const query = useInfiniteQuery(auditQuery(question))
  if (query.data === undefined) {
    if (query.error === null) return <Skeleton height="24rem" lines={10} />
    return (
      <div className="state" role="alert">
        <p>{errorText(query.error, words)}</p>
        <Button onPress={() => void query.refetch()}>{t('kit.retry')}</Button>
      </div>
    )
  }
  const acts = query.data.pages.flatMap(({ items }) => items)
  if (acts.length === 0) return <p className="state">{t('trail.noActs')}</p>
  return (
    <>
      <ActTable acts={acts} />
      {query.hasNextPage ? (
        <p>
          <Button isDisabled={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()}>
            {t('trail.more')}
          </Button>
        </p>
      ) : null}
    </>
  )
}

function ActTable({ acts }: { readonly acts: readonly ActItem[] }) {
  const words = useWords()
  const { t, f, label } = words
  const columns: Column<ActItem>[] = [
    {
      id: 'at',
      head: t('trail.at'),
      width: '13rem',
      cell: ({ at }) => <span className="nw">{f.dateTimeLong(at)}</span>,
    },
    {
      id: 'type',
      head: t('trail.type'),
      isRowHeader: true,
      width: '11rem',
      cell: ({ type }) => label(ACTS, type),
    },
    { id: 'by', head: t('trail.by'), width: '10rem', cell: ({ by }) => by },
    { id: 'details', head: t('trail.details'), cell: (act) => <Details act={act} /> },
    { id: 'seq', head: t('trail.seq'), align: 'end', width: '7rem', cell: ({ seq }) => f.integer(seq) },
  ]
  return (
    <Table
      caption={t('trail.audit')}
      rows={acts}
      rowKey={({ seq }) => String(seq)}
      columns={columns}
      density="compact"
      className="audit-acts"
    />
  )
}

function Details({ act }: { readonly act: ActItem }) {
  const words = useWords()
  const line = actLine(act, words)
  if (act.details.length === 0) return null
  return (
    <details className="audit-details">
      <summary>{line === '' ? words.t('trail.allFields') : line}</summary>
      <dl className="trail-facts">
        {act.details.map(({ field, value }) => (
          <div key={field}>
            <dt>{field}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
