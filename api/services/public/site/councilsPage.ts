// Results of residents' councils as a page: who came, how many ballots counted, what each department was given.

import { text } from '../../plainPage.ts'
import type { PublicCouncil } from '../readCouncils.ts'
import type { PageBody, SiteAddress } from './page.ts'
import { minuteName, periodName, SITE_WORDS, type SiteLanguage } from './words.ts'

export function councilsPage(councils: readonly PublicCouncil[], { language }: SiteAddress): PageBody {
  const words = SITE_WORDS[language]
  const sessions = councils.map((one) => session(one, language))
  const said = sessions.length === 0 ? `<p>${text(words.noTexts)}</p>` : sessions.join('')
  return {
    title: words.council,
    body: `<h1>${text(words.council)}</h1><p class="muted">${text(words.councilWhat)}</p>${said}`,
  }
}

function session(council: PublicCouncil, language: SiteLanguage): string {
  const words = SITE_WORDS[language]
  const { period, title, heldAt, invited, attended, isValid, ballots, k, departments, sha256 } = council
  const counts = words.councilCounts({ invited, attended: attended ?? 0, ...ballots })
  const notes = [
    isValid ? '' : `<p class="note">${text(words.notQuorate)}</p>`,
    departments === null
      ? `<p>${text(words.fewBallots(k))}</p>`
      : pointsTable(words.eachUnit, departments, language),
    sha256 === null
      ? ''
      : `<p class="small muted">${text(words.resultHash)}<br><code>${text(sha256)}</code></p>`,
  ]
  return `<h2>${text(title)}</h2><p>${text(`${periodName(period, language)} · ${minuteName(heldAt, language)}`)}<br><span class="muted small">${text(counts)}</span></p>${notes.join('')}`
}

type Points = Pick<NonNullable<PublicCouncil['departments']>[number], 'name' | 'points'> & {
  readonly lo?: number | null
  readonly hi?: number | null
}

/** Departments with the points they were given, 0–100, as they come. */
export function pointsTable(caption: string, rows: readonly Points[], language: SiteLanguage): string {
  const words = SITE_WORDS[language]
  const body = rows.map(({ name, points, lo = null, hi = null }) => {
    const interval = lo === null || hi === null ? '' : `<small>${lo.toFixed(1)}–${hi.toFixed(1)}</small>`
    const shown = points === null ? text(words.noData) : `${points.toFixed(1)}${interval}`
    return `<tr><th scope="row">${text(name)}</th><td class="n">${shown}</td></tr>`
  })
  return `<table class="narrow"><caption>${text(caption)}</caption><thead><tr><th scope="col">${text(words.unit)}</th><th scope="col" class="n">${text(words.points)}</th></tr></thead><tbody>${body.join('')}</tbody></table>`
}
