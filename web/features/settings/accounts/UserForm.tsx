// The form of an account: added, changed, or given another password.
import { useState } from 'react'
import { codes, ROLES } from '#db/vocabulary.ts'
import { ApiProblem } from '#web/lib/apiClient.ts'
import { errorText } from '#web/lib/errorText.ts'
import { useWords, type Words } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { Field } from '#web/ui/Field.tsx'
import { Select } from '#web/ui/Select.tsx'
import { type User, useSaveUser } from './queries.ts'
import { draftOf, type UserAct, type UserDraft, type UserFault, userFault, wishOf } from './userDraft.ts'

const TITLES = { add: 'account.addTitle', edit: 'account.editTitle', reset: 'account.resetTitle' } as const

export interface UserFormProps {
  readonly act: UserAct
  /** Null = a new one. */
  readonly user: User | null
  readonly onClose: () => void
}

export function UserForm({ act, user, onClose }: UserFormProps) {
  const { t } = useWords()
  const [draft, setDraft] = useState(() => draftOf(user))
  const [fault, setFault] = useState<UserFault | null>(null)
  const save = useSaveUser()
  const change = (patch: Partial<UserDraft>) => setDraft({ ...draft, ...patch })
  const submit = () => {
    const found = userFault(draft, act)
    setFault(found)
    if (found === null) save.mutate(wishOf(draft, act), { onSuccess: onClose })
  }
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      kind="drawer"
      title={t(TITLES[act], { name: user?.displayName ?? '' })}
      footer={
        <>
          <Button onPress={onClose}>{t('account.cancel')}</Button>
          <Button kind="primary" onPress={submit} isDisabled={save.isPending}>
            {t('account.save')}
          </Button>
        </>
      }
    >
      <div className="stack settings-user">
        <Fault fault={fault} error={save.error} />
        {act === 'add' ? <NameField draft={draft} onChange={change} /> : null}
        {act === 'reset' ? null : <Person draft={draft} onChange={change} />}
        {act === 'edit' ? null : (
          <Field
            label={t('account.new')}
            type="text"
            autoComplete="off"
            hint={t(act === 'reset' ? 'account.resetHint' : 'account.newHint')}
            value={draft.password}
            onChange={(password) => change({ password })}
            maxLength={1024}
            isRequired
          />
        )}
      </div>
    </Dialog>
  )
}

interface PartProps {
  readonly draft: UserDraft
  readonly onChange: (patch: Partial<UserDraft>) => void
}

function NameField({ draft, onChange }: PartProps) {
  const { t } = useWords()
  return (
    <Field
      label={t('account.username')}
      autoComplete="off"
      hint={t('account.usernameHint')}
      value={draft.username}
      onChange={(username) => onChange({ username })}
      maxLength={64}
      isRequired
    />
  )
}

function Person({ draft, onChange }: PartProps) {
  const { t, label } = useWords()
  const { departments } = useMeta()
  return (
    <>
      <Field
        label={t('account.displayName')}
        autoComplete="off"
        value={draft.displayName}
        onChange={(displayName) => onChange({ displayName })}
        maxLength={100}
      />
      <Select
        label={t('account.role')}
        value={draft.role}
        options={codes(ROLES).map((role) => ({ value: role, text: label(ROLES, role) }))}
        onChange={(role) => onChange({ role })}
      />
      {draft.role === 'department' ? (
        <Select
          label={t('account.unit')}
          value={draft.department}
          options={[
            { value: '', text: t('account.chooseUnit') },
            ...departments.map(({ id, name }) => ({ value: id, text: name })),
          ]}
          onChange={(department) => onChange({ department })}
        />
      ) : null}
    </>
  )
}

function Fault({ fault, error }: { readonly fault: UserFault | null; readonly error: Error | null }) {
  const words = useWords()
  if (fault === null && error === null) return null
  return (
    <p className="strip strip-poor" role="alert">
      {fault === null ? refusalText(error, words) : words.t(`account.${fault}`)}
    </p>
  )
}

/** A conflict has two reasons here: the name is taken, or nobody would be left to administer. */
export function refusalText(error: Error | null, words: Words): string {
  if (!(error instanceof ApiProblem) || error.code !== 'conflict') return errorText(error, words)
  return words.t(error.message.includes('last administrator') ? 'account.lastAdmin' : 'account.exists')
}
