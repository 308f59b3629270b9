// One's own account: the password, and where one is signed in.
import { ROLES } from '#db/vocabulary.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useSession } from '#web/lib/session.ts'
import { AppLink } from '#web/ui/AppLink.tsx'
import { Page } from '#web/ui/Page.tsx'
import { QueryState } from '#web/ui/QueryState.tsx'
import { PasswordPanel } from './PasswordPanel.tsx'
import { SessionsPanel } from './SessionsPanel.tsx'
import './session.css'

export function AccountPage() {
  const { t, label } = useWords()
  const session = useSession()
  const who = session.data
  const name = who?.displayName ?? who?.username
  const sub = name && who?.role ? t('account.sub', { name, role: label(ROLES, who.role) }) : null
  return (
    <Page title={t('account.title')} sub={sub} className="session">
      <QueryState
        query={session}
        lines={4}
        isEmpty={({ username }) => username === null}
        empty={
          <>
            <p>{t('account.signInFirst')}</p>
            <AppLink to="/login" search={{ back: ['/account'] }} className="btn btn-primary">
              {t('account.signIn')}
            </AppLink>
          </>
        }
      >
        {({ username }) => (
          <div className="session-columns session-account">
            <PasswordPanel username={username ?? ''} />
            <SessionsPanel />
          </div>
        )}
      </QueryState>
    </Page>
  )
}
