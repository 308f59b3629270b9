// The columns of the list of public screens.
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Pill } from '#web/ui/Pill.tsx'
import type { Column } from '#web/ui/Table.tsx'
import type { Screen } from './queries.ts'

export type ScreenAct = 'edit' | 'files' | 'revoke'
const ACTS: readonly ScreenAct[] = ['edit', 'files', 'revoke']

/** Three heartbeats missed. */
const SILENT_AFTER_MS = 16 * 60_000

export function useScreenColumns(onOpen: (act: ScreenAct, screen: Screen) => void): Column<Screen>[] {
  const { t } = useWords()
  return [
    { id: 'name', head: t('screens.name'), isRowHeader: true, cell: ({ name }) => name },
    { id: 'state', head: t('screens.state'), cell: (screen) => <State screen={screen} /> },
    {
      id: 'version',
      head: t('screens.version'),
      cell: ({ heartbeat }) => heartbeat?.version.replace('~', ' · ') ?? '—',
    },
    {
      id: 'resolution',
      head: t('screens.resolution'),
      cell: ({ heartbeat }) => (heartbeat === null ? '—' : `${heartbeat.width} × ${heartbeat.height}`),
    },
    { id: 'error', head: t('screens.error'), cell: ({ heartbeat }) => heartbeat?.lastError ?? '—' },
    {
      id: 'acts',
      head: null,
      name: t('screens.acts'),
      cell: (screen) => (screen.revokedAt === null ? <Acts screen={screen} onOpen={onOpen} /> : null),
    },
  ]
}

function State({ screen: { revokedAt, lastSeenAt, heartbeat } }: { readonly screen: Screen }) {
  const { t, f } = useWords()
  if (revokedAt !== null) return <Pill kind="poor">{t('screens.revoked')}</Pill>
  const last = heartbeat?.at ?? lastSeenAt
  if (last === null) return t('screens.never')
  if (Date.now() - Date.parse(last) < SILENT_AFTER_MS) return <Pill>{t('screens.alive')}</Pill>
  return <Pill kind="attention">{t('screens.silent', { ago: f.dateTime(last) })}</Pill>
}

interface ActsProps {
  readonly screen: Screen
  readonly onOpen: (act: ScreenAct, screen: Screen) => void
}

function Acts({ screen, onOpen }: ActsProps) {
  const { t } = useWords()
  return (
    <span className="row">
      {ACTS.map((act) => (
        <Button
          key={act}
          size="small"
          onPress={() => onOpen(act, screen)}
          aria-label={t('screens.actName', { act: t(`screens.${act}`), name: screen.name })}
        >
          {t(`screens.${act}`)}
        </Button>
      ))}
    </span>
  )
}
