// What stands where a page cannot: start-up, an unknown address, an unexpected error. Never a white page.
import { ApiProblem } from '#web/lib/apiClient.ts'
import { errorText } from '#web/lib/errorText.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { AppLink } from '#web/ui/AppLink.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Page } from '#web/ui/Page.tsx'

/** Router's error boundary: the shell stays, the page says what happened and offers a way on. */
export function ErrorScreen(props: { error: unknown; reset?: () => void }) {
  const words = useWords()
  const { t } = words
  const id = props.error instanceof ApiProblem ? props.error.requestId : null
  return (
    <Page title={t('errors.title')}>
      <div className="state" role="alert">
        <p>{errorText(props.error, words)}</p>
        {id ? <p className="meta">{t('errors.requestId', { id })}</p> : null}
        <p className="row">
          <Button onPress={() => window.location.reload()}>{t('errors.reload')}</Button>
          <AppLink to="/">{t('errors.goHome')}</AppLink>
        </p>
      </div>
    </Page>
  )
}

export function NotFoundScreen() {
  const { t } = useWords()
  return (
    <Page title={t('errors.notFoundTitle')}>
      <div className="state">
        <p>{t('errors.notFound')}</p>
        <p>
          <AppLink to="/">{t('errors.goHome')}</AppLink>
        </p>
      </div>
    </Page>
  )
}

/** Before the deployment has answered: the frame of the page, then the error with a way to try again. */
export function StartScreen(props: { error: Error | null; onRetry: () => void }) {
  const words = useWords()
  const { t } = words
  return (
    <main className="start">
      <h1 className="brand">{t('shell.product')}</h1>
      {props.error ? (
        <div className="state" role="alert">
          <p>{errorText(props.error, words)}</p>
          <Button kind="primary" onPress={props.onRetry}>
            {t('kit.retry')}
          </Button>
        </div>
      ) : (
        <p className="state late" role="status">
          {t('shell.loading')}
        </p>
      )}
    </main>
  )
}
