// A public screen's page: /s/TOKEN, /s for a screen that is still to be paired, or one file on a stick with its programme inside.
import { type Clock, Engine } from './engine.ts'
import { browserKeeper } from './keep.ts'
import { serverLink } from './link.ts'
import { pageBar, pageStage } from './stage.ts'

const clock: Clock = {
  now: () => Date.now(),
  after(ms, act) {
    const timer = setTimeout(act, ms)
    return { cancel: () => clearTimeout(timer) }
  },
  random: () => Math.random(),
}

const given = document.getElementById('programme')?.textContent ?? null
const script = document.querySelector('script[src]')
const [, token = null] = /^\/s\/([\w-]{1,200})$/.exec(location.pathname) ?? []

const engine = new Engine({
  ...{ clock, given, token },
  link: given === null ? serverLink(clock.now) : null,
  keeper: given === null ? browserKeeper() : null,
  stage: pageStage(script === null ? null : script.getAttribute('src')),
  language: navigator.language.indexOf('en') === 0 ? 'en' : 'zh',
})

let resizing = 0
window.addEventListener('resize', () => {
  clearTimeout(resizing)
  resizing = window.setTimeout(() => engine.redraw(), 300)
})
pageBar({ hold: () => engine.hold(), step: (by) => engine.step(by), refresh: () => engine.refresh() })
void engine.start()

// Browsers allow it on https and on the machine itself; elsewhere a reload needs the server (the settings say so).
if (given === null && 'serviceWorker' in navigator)
  navigator.serviceWorker.register('/screen-worker.js', { scope: '/s' }).catch(() => undefined)
