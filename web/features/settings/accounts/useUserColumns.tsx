// The columns of the list of accounts.
import { ROLES } from '#db/vocabulary.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Pill } from '#web/ui/Pill.tsx'
import type { Column } from '#web/ui/Table.tsx'
import type { Step, User } from './queries.ts'
import type { UserAct } from './userDraft.ts'

export interface UserActs {
  readonly onOpen: (act: UserAct, user: User) => void
  readonly onStep: (step: Step, user: User) => void
}

export function useUserColumns(acts: UserActs): Column<User>[] {
  const { t, f, label } = useWords()
  const { departments } = useMeta()
  const unitOf = (id: string) => departments.find((one) => one.id === id)?.name ?? id
  return [
    {
      id: 'username',
      head: t('account.username'),
      isRowHeader: true,
      cell: ({ username, displayName, demo }) => (
        <span className="row">
          {username}
          {displayName === username ? null : <span className="meta">{displayName}</span>}
          {demo ? <Pill>{t('account.demo')}</Pill> : null}
        </span>
      ),
    },
    {
      id: 'role',
      head: t('account.role'),
      cell: ({ role, department }) => (
        <>
          {label(ROLES, role)}
          {department === null ? null : <span className="meta"> {unitOf(department)}</span>}
        </>
      ),
    },
    { id: 'state', head: t('account.state'), cell: (user) => <State user={user} /> },
    {
      id: 'last',
      head: t('account.lastSignIn'),
      cell: ({ signedInAt }) => (signedInAt === null ? t('account.never') : f.dateTime(signedInAt)),
    },
    { id: 'acts', head: null, name: t('account.acts'), cell: (user) => <Acts user={user} {...acts} /> },
  ]
}

function State({ user }: { readonly user: User }) {
  const { t } = useWords()
  if (user.disabledAt !== null) return <Pill kind="poor">{t('account.disabled')}</Pill>
  if (user.lockedSeconds > 0) {
    return <Pill kind="attention">{t('account.locked', { seconds: user.lockedSeconds })}</Pill>
  }
  if (user.sessions > 0) return t('account.online', { n: user.sessions })
  return t('account.active')
}

function Acts({ user, onOpen, onStep }: UserActs & { readonly user: User }) {
  const { t } = useWords()
  const isDisabled = user.disabledAt !== null
  const buttons = [
    { text: t('account.edit'), run: () => onOpen('edit', user) },
    { text: t('account.reset'), run: () => onOpen('reset', user) },
    ...(user.lockedSeconds > 0 ? [{ text: t('account.unlock'), run: () => onStep('unlockUser', user) }] : []),
    isDisabled
      ? { text: t('account.enable'), run: () => onStep('enableUser', user) }
      : { text: t('account.disable'), run: () => onStep('disableUser', user) },
  ]
  return (
    <span className="row">
      {buttons.map(({ text, run }) => (
        <Button
          key={text}
          size="small"
          aria-label={t('account.actName', { act: text, name: user.username })}
          onPress={run}
        >
          {text}
        </Button>
      ))}
    </span>
  )
}
