// Where reading needs a session: the way in before anything else, at whatever address was opened; the address stays.
import { useEffect } from 'react'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useSession } from '#web/lib/session.ts'
import { backTo } from './backTo.ts'
import { LoginForm } from './LoginForm.tsx'

export function EntryScreen() {
  const { t } = useWords()
  const session = useSession()
  const title = t('login.title')
  useEffect(() => {
    document.title = `${title} · ${t('shell.product')}`
  })
  return (
    <main className="session-entry">
      <p className="brand">{t('shell.product')}</p>
      <h1>{title}</h1>
      <p className="sub">{t('login.needed')}</p>
      <LoginForm isDemo={session.data?.demo === true} onDone={leaveLogin} />
    </main>
  )
}

/** The address opened is shown as soon as its data come; the sign-in page itself leads on to where it was asked from. */
function leaveLogin(): void {
  const { pathname, search } = window.location
  if (pathname !== '/login') return
  window.location.replace(backTo(new URLSearchParams(search).get('back') ?? undefined))
}
