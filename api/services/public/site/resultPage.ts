// A released result as a page: rankings by group, places, categories, how to read and how to check it.
import type { PublicResult } from '../../../contract/publicResult.ts'
import { text } from '../../plainPage.ts'
import { correctionBlock } from './correctionBlock.ts'
import { type PageBody, SHEETS, type Sheet, type SiteAddress, siteUrl } from './page.ts'
import { placeBlock } from './placeBlock.ts'
import { qrCode } from './qrCode.ts'
import { partsOf, rankTable, sumFormula } from './rankTable.ts'
import { minuteName, periodName, SITE_WORDS, type SiteLanguage } from './words.ts'

export interface ResultParts {
  readonly result: PublicResult
  /** The release that it corrects; null = none. */
  readonly before: PublicResult | null
  /** Ids of the other periods that are out, the latest first. */
  readonly others: readonly string[]
  /** Number of the batch that was drawn from the period last; null = none. */
  readonly batch: number | null
  /** Laid out as a notice for this paper; null = as a page to read. */
  readonly sheet: Sheet | null
}

export function resultPage(parts: ResultParts, { language, origin }: SiteAddress): PageBody {
  const { result, before, others, batch, sheet } = parts
  const words = SITE_WORDS[language]
  const title = words.resultTitle(periodName(result.period.id, language))
  const published =
    result.publishedAt === null
      ? ''
      : words.published(minuteName(result.publishedAt, language), result.version)
  const said = [published, words.asOf(minuteName(result.asOf, language))].filter(Boolean).join('　')
  const body =
    `<h1>${text(title)}</h1><p class="muted">${text(said)}</p>` +
    (result.corrects === null
      ? ''
      : `<p class="note">${text(words.corrected(result.corrects))}${before === null ? '' : `　<a href="#changes">${text(words.changesTitle)}</a>`}</p>`) +
    result.groups.map((group) => rankTable(group, result, language)).join('') +
    `<p class="small muted"><strong>${text(words.how)}</strong>　${text(words.howRank)}</p>` +
    (partsOf(result).length === 0
      ? ''
      : `<p class="small muted">${text(words.howSum(sumFormula(language), result.k))}</p>`) +
    (before === null ? '' : correctionBlock(result, before, language)) +
    (sheet === null
      ? placeBlock(result, language) + otherPeriods(others, language) + sheetLinks(result, language)
      : '') +
    `<h2>${text(words.hash)}</h2><p><code>${text(result.snapshot)}</code></p><p class="small muted">${text(words.hashWhy)}</p>` +
    onPaper(`${origin}${siteUrl(`/public/${result.period.id}`, language)}`, {
      ...{ label: words.qr, how: words.onPaper },
    }) +
    (batch === null
      ? ''
      : onPaper(`${origin}/recheck/${batch}`, { label: words.recheckQr, how: words.recheckOnPaper }))
  return { title, body: sheet === null ? body : sheetHead(result, language) + body, sheet, k: result.k }
}

/** On paper only: a code with what it leads to; the results themselves, whether they still stand, the draw to be made again. */
function onPaper(address: string, { label, how }: { readonly label: string; readonly how: string }): string {
  return `<div class="paper">${qrCode(address, label)}<div><p>${text(how)}</p><p><code>${text(address)}</code></p></div></div>`
}

const pageUrl = (period: string, query: readonly string[], language: SiteLanguage): string => {
  const all = [...query, ...(language === 'en' ? ['lang=en'] : [])]
  return `/public/${period}${all.length === 0 ? '' : `?${all.join('&')}`}`
}

function sheetLinks({ period }: PublicResult, language: SiteLanguage): string {
  const links = SHEETS.map(
    (sheet) =>
      `<a href="${text(pageUrl(period.id, [`sheet=${sheet}`], language))}">${sheet.toUpperCase()}</a>`,
  )
  return `<p class="web">${text(SITE_WORDS[language].printed)}　${links.join('　')}</p>`
}

/** How to print, and the way back; neither is printed. */
function sheetHead({ period }: PublicResult, language: SiteLanguage): string {
  const words = SITE_WORDS[language]
  return `<p class="note web">${text(words.onlySheet)}　<a href="${text(pageUrl(period.id, [], language))}">${text(words.sheetBack)}</a></p>`
}

function otherPeriods(periods: readonly string[], language: SiteLanguage): string {
  if (periods.length === 0) return ''
  const links = periods.map(
    (id) =>
      `<li><a href="${text(siteUrl(`/public/${id}`, language))}">${text(periodName(id, language))}</a></li>`,
  )
  return `<h2>${text(SITE_WORDS[language].other)}</h2><ul>${links.join('')}</ul>`
}
