// Starts the app: preferences, words, then the first render.
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/App.tsx'
import { createAppRouter } from './app/routes.tsx'
import { loadDictionary } from './lib/i18n/load.ts'
import { loadPreferences } from './lib/preferences.ts'
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
import './marks/marks.css'

async function start(): Promise<void> {
  const { lang } = loadPreferences(window.location.search)
  const dictionary = await loadDictionary(lang)
  const container = document.getElementById('root')
  if (!container) throw new Error('no #root in index.html')
  createRoot(container).render(
    <StrictMode>
      <App router={createAppRouter()} client={createQueryClient()} dictionary={dictionary} lang={lang} />
    </StrictMode>,
  )
}

void start()
