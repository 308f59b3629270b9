// Account and password; pasting and password managers work, no puzzles; errors stand above, in words, with the seconds to wait.
import { type FormEvent, useState } from 'react'
import { ApiProblem } from '#web/lib/apiClient.ts'
import { errorText } from '#web/lib/errorText.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useSignIn } from '#web/lib/session.ts'
import { Button } from '#web/ui/Button.tsx'
import { Field } from '#web/ui/Field.tsx'
import { DemoAccounts } from './DemoAccounts.tsx'
import { DisplaySwitches } from './DisplaySwitches.tsx'
import { DEMO_PASSWORD } from './demoAccounts.ts'
import { useCountdown } from './useCountdown.ts'
import './session.css'

const SECOND_MS = 1000

export function LoginForm(props: { isDemo: boolean; onDone: () => void }) {
  const { t } = useWords()
  const signIn = useSignIn()
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const [isMissing, setMissing] = useState(false)
  const waitSeconds = useCountdown(lockedUntil(signIn.error, signIn.submittedAt))
  // The promise, not mutate's own callback: this form may be gone by then, replaced by “signed in as …”.
  const send = (body: { username: string; password: string }) =>
    void signIn.mutateAsync(body).then(props.onDone, () => undefined)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const isEmpty = username.trim() === '' || password === ''
    setMissing(isEmpty)
    if (!isEmpty) send({ username: username.trim(), password })
  }
  const isBusy = signIn.isPending || waitSeconds > 0
  return (
    <div className="session-columns">
      <form className="stack session-form" onSubmit={submit} noValidate>
        <Problem error={signIn.error} isMissing={isMissing} waitSeconds={waitSeconds} />
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
        <Button type="submit" kind="primary" isDisabled={isBusy}>
          {signIn.isPending ? t('login.working') : t('login.submit')}
        </Button>
        <PlainHttpNote />
        <DisplaySwitches />
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

const isLock = (error: Error | null): error is ApiProblem =>
  error instanceof ApiProblem && (error.code === 'locked_out' || error.code === 'rate_limited')

/** When the server takes another attempt, by this browser's own clock; 0 = at once. */
const lockedUntil = (error: Error | null, askedAtMs: number): number =>
  isLock(error) ? askedAtMs + (error.retryAfterSeconds ?? 0) * SECOND_MS : 0

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

function Problem(props: { error: Error | null; isMissing: boolean; waitSeconds: number }) {
  const words = useWords()
  const { t } = words
  const { error, isMissing, waitSeconds } = props
  if (isMissing) {
    return (
      <p className="strip strip-poor" role="alert">
        {t('login.errorSummary', { reason: t('login.missing') })}
      </p>
    )
  }
  if (!error) return null
  if (isLock(error)) return <Locked waitSeconds={waitSeconds} />
  return (
    <p className="strip strip-poor" role="alert">
      {t('login.errorSummary', { reason: errorText(error, words) })}
    </p>
  )
}

/** Readers are told when the lock begins and when it is over, not every second. */
function Locked({ waitSeconds }: { readonly waitSeconds: number }) {
  const { t } = useWords()
  const [first] = useState(waitSeconds)
  const isOver = waitSeconds === 0
  return (
    <>
      <p className={isOver ? 'strip strip-grey' : 'strip strip-poor'} aria-hidden="true">
        {isOver ? t('login.unlocked') : t('login.locked', { seconds: waitSeconds })}
      </p>
      <p className="sr-only" role="alert">
        {isOver ? t('login.unlocked') : t('login.locked', { seconds: first })}
      </p>
    </>
  )
}

function PlainHttpNote() {
  const { t } = useWords()
  const { protocol, hostname } = window.location
  const isLocal = hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]'
  if (protocol === 'https:' || isLocal) return null
  return <p className="strip strip-amber">{t('login.plainHttp')}</p>
}
