// Who may sign in and as what: for administrators the list with its acts, for others who that is.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { rolesThatMay } from '#api/domain/access/policy.ts'
import { ROLES } from '#db/vocabulary.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMay } from '#web/lib/session.ts'
import { Button } from '#web/ui/Button.tsx'
import { Panel } from '#web/ui/Panel.tsx'
import { QueryState } from '#web/ui/QueryState.tsx'
import { Table } from '#web/ui/Table.tsx'
import { type User, usersQuery, useStep } from './queries.ts'
import { refusalText, UserForm } from './UserForm.tsx'
import type { UserAct } from './userDraft.ts'
import { useUserColumns } from './useUserColumns.tsx'

export function AccountsBlock() {
  const { t, label } = useWords()
  const may = useMay('administer')
  if (may === 'yes') return <Accounts />
  if (may === 'unknown') return null
  const roles = rolesThatMay('administer').map((role) => label(ROLES, role))
  return (
    <Panel id="accounts" title={t('account.accounts')}>
      <p className="meta">{t('account.onlyAdmin', { roles: roles.join(' · ') })}</p>
    </Panel>
  )
}

interface Opened {
  readonly act: UserAct
  readonly user: User | null
}

function Accounts() {
  const words = useWords()
  const { t } = words
  const query = useQuery(usersQuery())
  const [opened, setOpened] = useState<Opened | null>(null)
  const step = useStep()
  const columns = useUserColumns({
    onOpen: (act, user) => setOpened({ act, user }),
    onStep: (name, { username }) => step.mutate({ step: name, username }),
  })
  return (
    <Panel
      id="accounts"
      title={t('account.accounts')}
      sub={t('account.accountsSub')}
      actions={<Button onPress={() => setOpened({ act: 'add', user: null })}>{t('account.add')}</Button>}
    >
      {step.error ? (
        <p className="strip strip-poor" role="alert">
          {refusalText(step.error, words)}
        </p>
      ) : null}
      <QueryState query={query} height="12rem" lines={4}>
        {({ items }) => (
          <Table
            caption={t('account.accounts')}
            rows={items}
            rowKey={({ username }) => username}
            columns={columns}
            className="settings-accounts"
          />
        )}
      </QueryState>
      {opened ? <UserForm {...opened} onClose={() => setOpened(null)} /> : null}
    </Panel>
  )
}
