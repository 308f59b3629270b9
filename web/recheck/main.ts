// The public recheck of a draw: fetches the file of `/recheck/{id}`, or takes one that is chosen or dropped, and makes the draw again.
import { el } from './elements.ts'
import { judge } from './judge.ts'
import css from './recheck.css?inline'
import { shown } from './show.ts'
import { type Lang, saying } from './words.ts'

/** Written by the build into the offline file only. */
const isOffline = location.protocol === 'file:'
const id = /\/recheck\/(\d+)/.exec(location.pathname)?.[1]

type Known =
  | { readonly kind: 'loading' }
  | { readonly kind: 'choose' }
  | { readonly kind: 'noSample' }
  | { readonly kind: 'failed'; readonly why: string }
  | { readonly kind: 'file'; readonly text: string }

let lang: Lang = languageKept()
let known: Known = id === undefined ? { kind: 'choose' } : { kind: 'loading' }

const sheet = new CSSStyleSheet()
sheet.replaceSync(css)
document.adoptedStyleSheets = [sheet]
document.addEventListener('dragover', (event) => event.preventDefault())
document.addEventListener('drop', (event) => {
  event.preventDefault()
  void take(event.dataTransfer?.files[0])
})
render()
if (id !== undefined) void fetchDraw(id)

async function fetchDraw(number: string): Promise<void> {
  try {
    const answer = await fetch(`/api/public/v1/samples/${number}`)
    if (answer.status === 404) known = { kind: 'noSample' }
    else if (answer.ok) known = { kind: 'file', text: await answer.text() }
    else known = { kind: 'failed', why: String(answer.status) }
  } catch (error) {
    known = { kind: 'failed', why: error instanceof Error ? error.message : String(error) }
  }
  render()
}

async function take(file: File | undefined): Promise<void> {
  if (file === undefined) return
  known = { kind: 'file', text: await file.text() }
  render()
}

function render(): void {
  const say = saying(lang)
  document.documentElement.lang = lang === 'zh' ? 'zh-CN' : 'en'
  document.title = `${say('title')} · 评议 Pingyi`
  const input = el('input', { type: 'file', accept: '.json,application/json', id: 'file' })
  input.addEventListener('change', () => void take(input.files?.[0]))
  const turn = () => {
    lang = lang === 'zh' ? 'en' : 'zh'
    render()
    document.getElementById('lang')?.focus()
  }
  document.body.replaceChildren(
    el('main', { id: 'content' }, [
      el('header', {}, [
        el('h1', {}, [say('title')]),
        el('button', { type: 'button', id: 'lang', lang: lang === 'zh' ? 'en' : 'zh-CN', onclick: turn }, [
          say('other'),
        ]),
      ]),
      el('p', {}, [say('sub')]),
      el('p', { className: 'choice' }, [
        el('label', { htmlFor: 'file' }, [say('file')]),
        input,
        el('span', { className: 'small' }, [say('drop')]),
      ]),
      ...found(),
      ...(isOffline ? [] : [offline()]),
    ]),
  )

  function found() {
    switch (known.kind) {
      case 'file':
        return shown(judge(known.text), known.text, { lang, say })
      case 'noSample':
        return [said(say('noSample', { id: id ?? '' }))]
      case 'failed':
        return [said(say('failed', { why: known.why }))]
      default:
        return [said(say(known.kind))]
    }
  }

  function offline(): HTMLElement {
    const link = el('a', { href: '/recheck-offline.html', download: 'pingyi-recheck.html' }, [say('offline')])
    return el('footer', {}, [link, el('p', { className: 'small' }, [say('offlineSub')])])
  }
}

function said(words: string): HTMLElement {
  return el('p', { className: 'note', role: 'status' }, [words])
}

/** As chosen in the app where it was opened in this browser, else as the browser speaks. */
function languageKept(): Lang {
  try {
    const kept = /"lang":"(zh|en)"/.exec(localStorage.getItem('pingyi.preferences') ?? '')?.[1]
    if (kept === 'zh' || kept === 'en') return kept
  } catch {
    // Storage may be refused, e.g. in a file opened from a disk.
  }
  return navigator.language.startsWith('zh') ? 'zh' : 'en'
}
