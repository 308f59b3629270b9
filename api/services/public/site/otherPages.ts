// The smaller public pages: nothing published yet, the list of notices, and a case followed by its code.

import { STAGES } from '#db/vocabulary.ts'
import type { Progress } from '../../../contract/public.ts'
import { text } from '../../plainPage.ts'
import type { PublicNotice } from '../readReleases.ts'
import { type PageBody, type SiteAddress, siteUrl } from './page.ts'
import { dayName, minuteName, periodName, SITE_WORDS, type SiteLanguage } from './words.ts'

export function emptyPage({ language }: SiteAddress): PageBody {
  const words = SITE_WORDS[language]
  return {
    title: words.noneTitle,
    body: `<h1>${text(words.noneTitle)}</h1><p>${text(words.none)}</p>`,
  }
}

/** Every publication, the latest first; one that was held back says why. */
export function noticesPage(
  notices: readonly PublicNotice[],
  k: number,
  { language }: SiteAddress,
): PageBody {
  const words = SITE_WORDS[language]
  const heads = [words.results, words.version, words.when, words.state]
  const rows = notices.map((one) => {
    const name = text(periodName(one.period, language))
    const period = one.isStanding
      ? `<a href="${text(siteUrl(`/public/${one.period}`, language))}">${name}</a>`
      : name
    const state =
      one.state === 'held_back' ? words.waiting(k) : one.isStanding ? words.standing : words.replaced
    const at = one.publishedAt === null ? words.noData : minuteName(one.publishedAt, language)
    return `<tr><th scope="row">${period}</th><td>${one.version}</td><td>${text(at)}</td><td>${text(state)}</td></tr>`
  })
  const table = `<div class="scroll"><table><thead><tr>${heads.map((head) => `<th scope="col">${text(head)}</th>`).join('')}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`
  const body = `<h1>${text(words.noticesTitle)}</h1>${rows.length === 0 ? `<p>${text(words.none)}</p>` : table}`
  return { title: words.noticesTitle, body }
}

export interface Followed {
  /** As typed; '' = nothing asked yet. */
  readonly typed: string
  readonly progress: Progress | null
}

export function progressPage({ typed, progress }: Followed, { language }: SiteAddress): PageBody {
  const words = SITE_WORDS[language]
  const lang = language === 'en' ? '<input type="hidden" name="lang" value="en">' : ''
  const form = `<form method="get" action="/public/progress">${lang}<div><label for="code">${text(words.code)}</label><input id="code" name="code" required maxlength="60" autocomplete="off" value="${text(typed)}"></div><button type="submit">${text(words.look)}</button></form>`
  const answer =
    progress === null
      ? typed === ''
        ? ''
        : `<p class="note" role="alert">${text(words.unknownCode)}</p>`
      : stagesOf(progress, language)
  const body = `<h1>${text(words.progressTitle)}</h1><p>${text(words.progressAsk)}</p>${form}${answer}`
  return { title: words.progressTitle, body }
}

function stagesOf({ stages, next, asOf }: Progress, language: SiteLanguage): string {
  const words = SITE_WORDS[language]
  const items = stages.map(({ stage, on }) => {
    const when = on === null ? words.pending : dayName(on, language)
    return `<li${on === null ? '' : ' class="done"'}><span>${text(STAGES[stage][language])}</span><span>${text(when)}</span></li>`
  })
  const due = next === null ? words.noNext : `${words.next[next.clock]} ${minuteName(next.due, language)}`
  return `<ol class="steps">${items.join('')}</ol><p><strong>${text(due)}</strong></p><p class="muted small">${text(words.asOf(minuteName(asOf, language)))}</p>`
}
