// The sign-in screen: form, what went wrong in words, demo accounts while the demo database is in use.
import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useSession } from '#web/lib/session.ts'
import { useView } from '#web/lib/urlState.ts'
import { Button } from '#web/ui/Button.tsx'
import { Page } from '#web/ui/Page.tsx'
import { backTo } from './backTo.ts'
import { firstScreen } from './firstScreen.ts'
import { LoginForm } from './LoginForm.tsx'

export function LoginPage() {
  const { t } = useWords()
  const { params } = useView()
  const router = useRouter()
  const session = useSession()
  const client = useQueryClient()
  const leave = async () => router.history.push(params.back ? backTo(params.back) : await firstScreen(client))
  const who = session.data?.hasEnded ? undefined : session.data
  const name = who?.displayName ?? who?.username
  return (
    <Page title={t('login.title')} sub={t('login.sub')} className="session">
      {name ? (
        <div className="state">
          <p>{t('login.already', { name })}</p>
          <Button kind="primary" onPress={() => void leave()}>
            {t('login.goOn')}
          </Button>
        </div>
      ) : (
        <LoginForm isDemo={session.data?.demo === true} onDone={() => void leave()} />
      )}
    </Page>
  )
}
