// Where one is signed in, this browser marked; any other can be ended.
import { useQuery } from '@tanstack/react-query'
import { errorText } from '#web/lib/errorText.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useSession } from '#web/lib/session.ts'
import { Button } from '#web/ui/Button.tsx'
import { Panel } from '#web/ui/Panel.tsx'
import { Pill } from '#web/ui/Pill.tsx'
import { QueryState } from '#web/ui/QueryState.tsx'
import { type Column, Table } from '#web/ui/Table.tsx'
import { type SessionItem, sessionsQuery, useEndSession } from './queries.ts'

export function SessionsPanel() {
  const words = useWords()
  const { t } = words
  const session = useSession()
  const query = useQuery(sessionsQuery(session.data?.username ?? ''))
  const end = useEndSession()
  const columns = useColumns((id) => end.mutate(id))
  return (
    <Panel title={t('account.sessions')} sub={t('account.sessionsSub')}>
      {end.error ? (
        <p className="strip strip-poor" role="alert">
          {errorText(end.error, words)}
        </p>
      ) : null}
      <QueryState query={query} lines={3}>
        {({ items }) => (
          <Table caption={t('account.sessions')} rows={items} rowKey={({ id }) => id} columns={columns} />
        )}
      </QueryState>
    </Panel>
  )
}

function useColumns(onEnd: (id: string) => void): Column<SessionItem>[] {
  const { t, f } = useWords()
  const nameOf = ({ browser }: SessionItem) => browser ?? t('account.unknownBrowser')
  return [
    {
      id: 'browser',
      head: t('account.browser'),
      isRowHeader: true,
      cell: (item) => (
        <span className="row">
          {nameOf(item)} {item.isCurrent ? <Pill kind="status">{t('account.thisOne')}</Pill> : null}
        </span>
      ),
    },
    { id: 'since', head: t('account.since'), cell: ({ createdAt }) => f.dateTime(createdAt) },
    { id: 'seen', head: t('account.lastSeen'), cell: ({ lastSeenAt }) => f.dateTime(lastSeenAt) },
    {
      id: 'acts',
      head: null,
      name: t('account.acts'),
      cell: (item) =>
        item.isCurrent ? (
          <span className="muted">—</span>
        ) : (
          <Button
            size="small"
            aria-label={t('account.endName', { browser: nameOf(item), time: f.dateTime(item.createdAt) })}
            onPress={() => onEnd(item.id)}
          >
            {t('account.end')}
          </Button>
        ),
    },
  ]
}
