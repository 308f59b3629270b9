// The providers around every screen: answers, words in the chosen language, the deployment's meta, the router.
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { ApiProblem } from '#web/lib/apiClient.ts'
import { loadDictionary } from '#web/lib/i18n/load.ts'
import type { Dictionary, Lang } from '#web/lib/i18n/types.ts'
import { WordsProvider } from '#web/lib/i18n/WordsContext.tsx'
import { MetaProvider, useMetaQuery } from '#web/lib/meta.tsx'
import { usePreferences } from '#web/lib/preferences.ts'
import { StartScreen } from './ErrorScreen.tsx'
import type { createAppRouter } from './routes.tsx'

/** Zone of the words until the deployment has told its own. */
const START_ZONE = 'Asia/Shanghai'

export interface AppProps {
  readonly router: ReturnType<typeof createAppRouter>
  readonly client: QueryClient
  readonly dictionary: Dictionary
  readonly lang: Lang
}

export function App(props: AppProps) {
  return (
    <QueryClientProvider client={props.client}>
      <Localised dictionary={props.dictionary} lang={props.lang}>
        <RouterProvider router={props.router} />
      </Localised>
    </QueryClientProvider>
  )
}

function Localised(props: { dictionary: Dictionary; lang: Lang; children: ReactNode }) {
  const meta = useMetaQuery()
  const { dictionary, lang } = useDictionary(props)
  return (
    <I18nProvider locale={lang === 'zh' ? 'zh-CN' : 'en-US'}>
      <WordsProvider dictionary={dictionary} lang={lang} zoneId={meta.data?.zone ?? START_ZONE}>
        {meta.data ? (
          <MetaProvider meta={meta.data}>{props.children}</MetaProvider>
        ) : (
          <Outside error={meta.error} onRetry={() => void meta.refetch()} />
        )}
      </WordsProvider>
    </I18nProvider>
  )
}

/** Loaded only where reading needs a session and there is none. */
const EntryScreen = lazy(async () => ({
  default: (await import('#web/features/session/EntryScreen.tsx')).EntryScreen,
}))

function Outside(props: { error: Error | null; onRetry: () => void }) {
  const isRefused = props.error instanceof ApiProblem && props.error.status === 401
  if (!isRefused) return <StartScreen {...props} />
  return (
    <Suspense fallback={<StartScreen error={null} onRetry={props.onRetry} />}>
      <EntryScreen />
    </Suspense>
  )
}

/** The dictionary of the chosen language; while another one loads the page keeps the old words. */
function useDictionary(first: { dictionary: Dictionary; lang: Lang }) {
  const { lang } = usePreferences()
  const [loaded, setLoaded] = useState(first)
  useEffect(() => {
    if (loaded.lang === lang) return
    let wanted = true
    loadDictionary(lang).then(
      (dictionary) => wanted && setLoaded({ dictionary, lang }),
      () => undefined,
    )
    return () => {
      wanted = false
    }
  }, [lang, loaded.lang])
  return loaded
}
