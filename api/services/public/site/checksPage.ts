// The third-party check as a page: its batches with their files for rechecking, and what was found of each department.
import { SAMPLE_STATES } from '#db/vocabulary.ts'
import { text } from '../../plainPage.ts'
import type { PublicCheck, PublicUnitCheck } from '../readChecks.ts'
import type { PageBody, SiteAddress } from './page.ts'
import { countName, minuteName, periodName, SITE_WORDS, type SiteLanguage } from './words.ts'

export function checksPage(checks: readonly PublicCheck[], { language }: SiteAddress): PageBody {
  const words = SITE_WORDS[language]
  const batches = checks.map((one) => batch(one, language))
  const said = batches.length === 0 ? `<p>${text(words.noTexts)}</p>` : batches.join('')
  return {
    title: words.supervision,
    body: `<h1>${text(words.supervision)}</h1><p class="muted">${text(words.supervisionWhat)}</p>${said}`,
  }
}

function batch(check: PublicCheck, language: SiteLanguage): string {
  const words = SITE_WORDS[language]
  const { id, period, state, frame, drawn, frozenAt, drawnAt } = check
  const times = [
    words.frozen(minuteName(frozenAt, language)),
    drawnAt === null ? '' : words.drawnAt(minuteName(drawnAt, language)),
  ]
  const links =
    `<a href="/recheck/${id}">${text(words.recheck)}</a>　` +
    `<a href="/api/public/v1/samples/${id}" download="sample-${id}.json">${text(words.sampleFile)}</a>`
  return (
    `<h2>${text(`${periodName(period, language)} · ${words.batch(id)} · ${SAMPLE_STATES[state][language]}`)}</h2>` +
    `<p>${text(words.drawnOf(countName(frame), countName(drawn)))}<br><span class="muted small">${text(times.filter(Boolean).join('　'))}</span></p>` +
    `<p>${links}</p>${found(check, language)}`
  )
}

function found({ state, result, id }: PublicCheck, language: SiteLanguage): string {
  const words = SITE_WORDS[language]
  if (result === null) return state === 'submitted' ? `<p class="muted">${text(words.resultsLater)}</p>` : ''
  const heads = [words.unit, words.asked, words.upheld, words.resolvedFound, words.satisfiedFound]
  const head = heads.map((one, i) => `<th scope="col"${i > 0 ? ' class="n"' : ''}>${text(one)}</th>`).join('')
  const rows = result.departments.map((one) => unitRow(one, language)).join('')
  const caption = text(words.checkCaption(id))
  return `<div class="scroll" tabindex="0" role="region" aria-label="${caption}"><table class="rank plain"><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table></div><p class="small muted">${text(words.checkHow(result.k))}</p><p class="small muted">${text(words.resultHash)}<br><code>${text(result.sha256)}</code></p>`
}

function unitRow({ department, asked, ...figures }: PublicUnitCheck, language: SiteLanguage): string {
  const words = SITE_WORDS[language]
  const cell = (name: string, shown: string, isHidden: boolean) =>
    `<td class="n${isHidden ? ' muted' : ''}" data-l="${text(name)}">${shown}</td>`
  const figure = (name: string, one: PublicUnitCheck['upheld']) =>
    one === null ? cell(name, text(words.hidden), true) : cell(name, shareText(one), false)
  const cells = [
    cell(words.asked, asked === null ? text(words.hidden) : countName(asked), asked === null),
    figure(words.upheld, figures.upheld),
    figure(words.resolvedFound, figures.resolved),
    figure(words.satisfiedFound, figures.satisfied),
  ]
  return `<tr><th scope="row">${text(department.name)}</th>${cells.join('')}</tr>`
}

const percent = (share: number): string => (100 * share).toFixed(1)

function shareText({ value, lo, hi }: NonNullable<PublicUnitCheck['upheld']>): string {
  const interval = lo === null || hi === null ? '' : `<small>${percent(lo)}–${percent(hi)}</small>`
  return `${percent(value)}%${interval}`
}
