// The public screens: whether each lives, what it shows, and its acts; for others who manages them.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { rolesThatMay } from '#api/domain/access/policy.ts'
import { ROLES } from '#db/vocabulary.ts'
import { errorText } from '#web/lib/errorText.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMay } from '#web/lib/session.ts'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { Panel } from '#web/ui/Panel.tsx'
import { QueryState } from '#web/ui/QueryState.tsx'
import { Table } from '#web/ui/Table.tsx'
import { FilesForm } from './FilesForm.tsx'
import { PairForm, useScreenAddress } from './PairForm.tsx'
import { PlaylistForm } from './PlaylistForm.tsx'
import { type Screen, screensQuery, useRevoke } from './queries.ts'
import { type ScreenAct, useScreenColumns } from './useScreenColumns.tsx'
import './screens.css'

export function ScreensBlock() {
  const { t, label } = useWords()
  const may = useMay('administer')
  if (may === 'yes') return <Screens />
  if (may === 'unknown') return null
  const roles = rolesThatMay('administer').map((role) => label(ROLES, role))
  return (
    <Panel id="screens" title={t('screens.title')}>
      <p className="meta">{t('screens.onlyAdmin', { roles: roles.join(' · ') })}</p>
    </Panel>
  )
}

interface Opened {
  readonly act: ScreenAct | 'add'
  readonly screen: Screen | null
}

function Screens() {
  const { t } = useWords()
  const address = useScreenAddress()
  const query = useQuery(screensQuery())
  const [opened, setOpened] = useState<Opened | null>(null)
  const columns = useScreenColumns((act, screen) => setOpened({ act, screen }))
  return (
    <Panel
      id="screens"
      title={t('screens.title')}
      sub={t('screens.sub')}
      actions={<Button onPress={() => setOpened({ act: 'add', screen: null })}>{t('screens.add')}</Button>}
    >
      <QueryState query={query} height="8rem" lines={3}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="meta">{t('screens.none', { address })}</p>
          ) : (
            <Table
              caption={t('screens.title')}
              rows={items}
              rowKey={({ id }) => String(id)}
              columns={columns}
              className="settings-accounts"
            />
          )
        }
      </QueryState>
      <details>
        <summary>{t('screens.coldTitle')}</summary>
        <p className="meta">{t('screens.coldRunning')}</p>
        <p className="meta">{t(location.protocol === 'http:' ? 'screens.coldHttp' : 'screens.coldHttps')}</p>
      </details>
      {opened === null ? null : <OpenedForm {...opened} onClose={() => setOpened(null)} />}
    </Panel>
  )
}

function OpenedForm({ act, screen, onClose }: Opened & { readonly onClose: () => void }) {
  if (screen === null) return <PairForm onClose={onClose} />
  if (act === 'edit') return <PlaylistForm screen={screen} onClose={onClose} />
  if (act === 'files') return <FilesForm screen={screen} onClose={onClose} />
  return <RevokeForm screen={screen} onClose={onClose} />
}

function RevokeForm({ screen, onClose }: { readonly screen: Screen; readonly onClose: () => void }) {
  const words = useWords()
  const { t } = words
  const revoke = useRevoke()
  const act = t('screens.revoke')
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title={t('screens.actName', { act, name: screen.name })}
      footer={
        <>
          <Button onPress={onClose}>{t('screens.cancel')}</Button>
          <Button
            kind="danger"
            isDisabled={revoke.isPending}
            onPress={() => revoke.mutate(screen.id, { onSuccess: onClose })}
          >
            {act}
          </Button>
        </>
      }
    >
      {revoke.error ? (
        <p className="strip strip-poor" role="alert">
          {errorText(revoke.error, words)}
        </p>
      ) : null}
      <p>{t('screens.revokeSure')}</p>
    </Dialog>
  )
}
