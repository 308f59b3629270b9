// The form for another password: the old one, the new one twice; faults in words above.
import { type FormEvent, useState } from 'react'
import { errorText } from '#web/lib/errorText.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Field } from '#web/ui/Field.tsx'
import { Panel } from '#web/ui/Panel.tsx'
import { isOldWrong, type PasswordFault, passwordFault } from './passwordFaults.ts'
import { useChangePassword } from './queries.ts'

const EMPTY = { old: '', password: '', repeat: '' }

export function PasswordPanel({ username }: { readonly username: string }) {
  const { t } = useWords()
  const [draft, setDraft] = useState(EMPTY)
  const [fault, setFault] = useState<PasswordFault | null>(null)
  const [isShown, setShown] = useState(false)
  const change = useChangePassword()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const found = passwordFault(draft, username)
    setFault(found)
    if (found !== null) return
    const { old, password } = draft
    change.mutate({ old, password }, { onSuccess: () => setDraft(EMPTY) })
  }
  const field = (name: keyof typeof EMPTY) => ({
    name,
    type: isShown ? ('text' as const) : ('password' as const),
    value: draft[name],
    onChange: (value: string) => setDraft({ ...draft, [name]: value }),
    maxLength: 1024,
    isRequired: true,
  })
  return (
    <Panel title={t('account.password')} sub={t('account.passwordSub')}>
      <form className="stack session-form" onSubmit={submit} noValidate>
        <Outcome fault={fault} error={change.error} isDone={change.isSuccess} />
        {/* Password managers keep a password under the account it belongs to. */}
        <input type="hidden" name="username" autoComplete="username" value={username} />
        <Field label={t('account.old')} autoComplete="current-password" {...field('old')} />
        <Field
          label={t('account.new')}
          autoComplete="new-password"
          hint={t('account.newHint')}
          {...field('password')}
        />
        <Field label={t('account.repeat')} autoComplete="new-password" {...field('repeat')} />
        <div className="row">
          <Button type="submit" kind="primary" isDisabled={change.isPending}>
            {t('account.change')}
          </Button>
          <Button onPress={() => setShown(!isShown)}>{t(isShown ? 'account.hide' : 'account.show')}</Button>
        </div>
      </form>
    </Panel>
  )
}

function Outcome(props: { fault: PasswordFault | null; error: Error | null; isDone: boolean }) {
  const words = useWords()
  const { t } = words
  const { fault, error, isDone } = props
  if (fault === null && error === null) {
    return isDone ? (
      <p className="strip strip-grey" role="status">
        {t('account.changed')}
      </p>
    ) : null
  }
  const told = fault ?? (isOldWrong(error) ? 'faultOld' : null)
  return (
    <p className="strip strip-poor" role="alert">
      {told === null ? errorText(error, words) : t(`account.${told}`)}
    </p>
  )
}
