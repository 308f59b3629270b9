// Starts the app: preferences, words, then the first render. Whatever fails, the page says so: never white.
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/App.tsx'
import { lastResort } from './app/lastResort.ts'
import { createAppRouter } from './app/routes.tsx'
import { loadDictionary } from './lib/i18n/load.ts'
import { loadPreferences, withoutLang } from './lib/preferences.ts'
import { createQueryClient } from './lib/queryClient.ts'
import './app/styles/tokens.css'
import './app/styles/base.css'
import './app/styles/page.css'
import './app/styles/nav.css'
import './app/styles/top.css'
import './app/styles/period.css'
import './app/styles/controls.css'
import './app/styles/figures.css'
import './app/styles/table.css'
import './app/styles/overlays.css'
import './app/styles/present.css'
import './marks/marks.css'

async function start(container: Element): Promise<void> {
  const { lang } = loadPreferences(window.location.search)
  if (/[?&]lang=/.test(window.location.search)) {
    window.history.replaceState(window.history.state, '', withoutLang(window.location.href))
  }
  const dictionary = await loadDictionary(lang)
  // React takes everything away after an error that no screen caught.
  const root = createRoot(container, { onUncaughtError: () => lastResort(document) })
  root.render(
    <StrictMode>
      <App router={createAppRouter()} client={createQueryClient()} dictionary={dictionary} lang={lang} />
    </StrictMode>,
  )
}

const container = document.getElementById('root')
if (container) start(container).catch(() => lastResort(document))
