// Account and password; pasting and password managers work, no puzzles; errors stand above and in words.
import { type FormEvent, useState } from 'react'
import { ROLES } from '#db/vocabulary.ts'
import { errorText } from '#web/lib/errorText.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useSignIn } from '#web/lib/session.ts'
import { Button } from '#web/ui/Button.tsx'
import { Field } from '#web/ui/Field.tsx'
import { Panel } from '#web/ui/Panel.tsx'
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from './demoAccounts.ts'

export function LoginForm(props: { isDemo: boolean; onDone: () => void }) {
  const { t } = useWords()
  const signIn = useSignIn()
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const [isMissing, setMissing] = useState(false)
  // The promise, not mutate's own callback: this form may be gone by then, replaced by “signed in as …”.
  const send = (body: { username: string; password: string }) =>
    void signIn.mutateAsync(body).then(props.onDone, () => undefined)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const isEmpty = username.trim() === '' || password === ''
    setMissing(isEmpty)
    if (!isEmpty) send({ username: username.trim(), password })
  }
  return (
    <div className="session-columns">
      <form className="stack session-form" onSubmit={submit} noValidate>
        <Problem error={signIn.error} isMissing={isMissing} />
        <Field
          label={t('login.username')}
          name="username"
          autoComplete="username"
          value={username}
          onChange={setUsername}
          maxLength={64}
          isRequired
        />
        <PasswordField value={password} onChange={setPassword} />
        <Button type="submit" kind="primary" isDisabled={signIn.isPending}>
          {signIn.isPending ? t('login.working') : t('login.submit')}
        </Button>
        <PlainHttpNote />
      </form>
      {props.isDemo ? (
        <DemoAccounts
          onUse={(name) => send({ username: name, password: DEMO_PASSWORD })}
          isBusy={signIn.isPending}
        />
      ) : null}
    </div>
  )
}

function PasswordField(props: { value: string; onChange: (value: string) => void }) {
  const { t } = useWords()
  const [isShown, setShown] = useState(false)
  return (
    <Field
      label={t('login.password')}
      name="password"
      type={isShown ? 'text' : 'password'}
      autoComplete="current-password"
      value={props.value}
      onChange={props.onChange}
      maxLength={1024}
      isRequired
      end={
        <Button
          aria-label={isShown ? t('login.hidePassword') : t('login.showPassword')}
          onPress={() => setShown(!isShown)}
        >
          {isShown ? t('login.hide') : t('login.show')}
        </Button>
      }
    />
  )
}

function Problem(props: { error: Error | null; isMissing: boolean }) {
  const words = useWords()
  const { error, isMissing } = props
  if (!error && !isMissing) return null
  const reason = isMissing || !error ? words.t('login.missing') : errorText(error, words)
  return (
    <p className="strip strip-poor" role="alert">
      {words.t('login.errorSummary', { reason })}
    </p>
  )
}

function PlainHttpNote() {
  const { t } = useWords()
  const { protocol, hostname } = window.location
  const isLocal = hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]'
  if (protocol === 'https:' || isLocal) return null
  return <p className="strip strip-amber">{t('login.plainHttp')}</p>
}

function DemoAccounts(props: { onUse: (username: string) => void; isBusy: boolean }) {
  const { t, label } = useWords()
  return (
    <Panel title={t('login.demoTitle')} sub={t('login.demoHint', { password: DEMO_PASSWORD })}>
      <ul className="session-demo">
        {DEMO_ACCOUNTS.map(({ username, role }) => (
          <li key={username}>
            <span>
              <b>{username}</b> <span className="muted">{label(ROLES, role)}</span>
            </span>
            <Button
              size="small"
              isDisabled={props.isBusy}
              aria-label={t('login.use', { name: username })}
              onPress={() => props.onUse(username)}
            >
              {t('login.submit')}
            </Button>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
