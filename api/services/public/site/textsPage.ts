// Channels, guides or typical cases as a page: by what they are about, each with its own heading.
import type { TextKind } from '#db/vocabulary.ts'
import { text } from '../../plainPage.ts'
import type { PublicText } from '../readTexts.ts'
import type { PageBody, SiteAddress } from './page.ts'
import { SITE_WORDS } from './words.ts'

export function textsPage(kind: TextKind, texts: readonly PublicText[], { language }: SiteAddress): PageBody {
  const words = SITE_WORDS[language]
  const title = words.texts[kind]
  const own = texts.filter((one) => one.kind === kind)
  const subjects = [...new Map(own.map(({ subject }) => [subject.code, subject.label[language]]))]
  const sections = subjects.map(([code, name]) => {
    const items = own.filter(({ subject }) => subject.code === code)
    return `<h2>${text(name)}</h2>${items.map((one) => article(one, language)).join('')}`
  })
  const said = own.length === 0 ? `<p>${text(words.noTexts)}</p>` : sections.join('')
  return { title, body: `<h1>${text(title)}</h1><p class="muted">${text(words.textsWhat[kind])}</p>${said}` }
}

/** Blank lines part paragraphs. */
function article({ title, body }: PublicText, language: SiteAddress['language']): string {
  const paragraphs = body[language].split(/\n+/).filter((line) => line.trim() !== '')
  return `<article><h3>${text(title[language])}</h3>${paragraphs.map((one) => `<p>${text(one)}</p>`).join('')}</article>`
}
