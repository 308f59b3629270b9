// A released result as a page: rankings by group, places, categories, how to read and how to check it.
import type { PublicResult } from '../../../contract/publicResult.ts'
import { isMetric, metricDefinition } from '../../../domain/metrics/definitions.ts'
import { text } from '../../plainPage.ts'
import { type PageBody, type SiteAddress, siteUrl } from './page.ts'
import { placeBlock } from './placeBlock.ts'
import { qrCode } from './qrCode.ts'
import { minuteName, periodName, SITE_WORDS, type SiteLanguage } from './words.ts'

type Group = PublicResult['groups'][number]
type Row = Group['rows'][number]
type Figure = Group['total'][string]

/** `others` = ids of the other periods that are out, the latest first. */
export function resultPage(
  result: PublicResult,
  others: readonly string[],
  { language, origin }: SiteAddress,
): PageBody {
  const words = SITE_WORDS[language]
  const title = words.resultTitle(periodName(result.period.id, language))
  const published =
    result.publishedAt === null
      ? ''
      : words.published(minuteName(result.publishedAt, language), result.version)
  const said = [published, words.asOf(minuteName(result.asOf, language))].filter(Boolean).join('　')
  const body =
    `<h1>${text(title)}</h1><p class="muted">${text(said)}</p>` +
    (result.corrects === null ? '' : `<p class="note">${text(words.corrected(result.corrects))}</p>`) +
    result.groups.map((group) => groupTable(group, result, language)).join('') +
    `<p class="small muted"><strong>${text(words.how)}</strong>　${text(words.howRank)}</p>` +
    placeBlock(result, language) +
    otherPeriods(others, language) +
    `<h2>${text(words.hash)}</h2><p><code>${text(result.snapshot)}</code></p><p class="small muted">${text(words.hashWhy)}</p>` +
    onPaper(`${origin}${siteUrl(`/public/${result.period.id}`, language)}`, language)
  return { title, body }
}

/** On paper only: where to read it, and whether it still stands. */
function onPaper(address: string, language: SiteLanguage): string {
  const words = SITE_WORDS[language]
  return `<div class="paper">${qrCode(address, words.qr)}<div><p>${text(words.onPaper)}</p><p><code>${text(address)}</code></p></div></div>`
}

function groupTable(
  { label, rows, total }: Group,
  { indicators }: PublicResult,
  language: SiteLanguage,
): string {
  const words = SITE_WORDS[language]
  const metrics = indicators.map(({ metric }) => metric)
  const heads = [words.rank, words.unit, words.score, ...metrics.map((metric) => nameOf(metric, language))]
  const head = heads.map((one, i) => `<th scope="col"${i > 1 ? ' class="n"' : ''}>${text(one)}</th>`).join('')
  const body = rows.map((row) => rowOf({ row, rows, metrics, language })).join('')
  const foot = `<tr><td></td><th scope="row">${text(words.total)}</th><td></td>${metrics.map((metric) => figureCell(total[metric] ?? null, metric, language)).join('')}</tr>`
  return `<h2>${text(label[language])}</h2><div class="scroll" tabindex="0" role="region" aria-label="${text(label[language])}"><table class="rank"><thead><tr>${head}</tr></thead><tbody>${body}</tbody><tfoot>${foot}</tfoot></table></div>`
}

const nameOf = (metric: string, language: SiteLanguage): string =>
  isMetric(metric) ? metricDefinition(metric).name[language] : metric

interface RowParts {
  readonly row: Row
  readonly rows: readonly Row[]
  readonly metrics: readonly string[]
  readonly language: SiteLanguage
}

function rowOf({ row, rows, metrics, language }: RowParts): string {
  const { score } = row
  const words = SITE_WORDS[language]
  const label = `class="n" data-l="${text(words.score)}"`
  const points =
    score === null
      ? `<td ${label}>${text(row.ranked ? words.hidden : words.noData)}</td>`
      : `<td ${label}>${score.value.toFixed(2)}<small>${score.lo.toFixed(1)}–${score.hi.toFixed(1)}</small></td>`
  const figures = metrics
    .map((metric) => figureCell(row.indicators[metric] ?? null, metric, language))
    .join('')
  return `<tr><td>${rankCell(row, rows, language)}</td><th scope="row">${text(row.department.name)}</th>${points}${figures}</tr>`
}

function rankCell({ rank, rankLow, rankHigh }: Row, rows: readonly Row[], language: SiteLanguage): string {
  const words = SITE_WORDS[language]
  if (rank === null) return text(words.notRanked)
  const isShared = rows.filter((other) => other.rank === rank).length > 1
  const name = isShared ? words.shared(rank) : words.only(rank)
  const isCertain = rankLow === null || rankHigh === null || rankLow === rankHigh
  return isCertain ? text(name) : `${text(name)}<small>${text(words.rankRange(rankLow, rankHigh))}</small>`
}

/** Null = hidden; without units a dash, never 0. */
function figureCell(figure: Figure, metric: string, language: SiteLanguage): string {
  const words = SITE_WORDS[language]
  const label = `data-l="${text(nameOf(metric, language))}"`
  if (figure === null) return `<td class="n muted" ${label}>${text(words.hidden)}</td>`
  if (figure.value === null) return `<td class="n" ${label}>${words.noData}</td>`
  const num = Number.isInteger(figure.num) ? String(figure.num) : figure.num.toFixed(1)
  return `<td class="n" ${label}>${(100 * figure.value).toFixed(1)}%<small>${num} / ${figure.den}</small></td>`
}

function otherPeriods(periods: readonly string[], language: SiteLanguage): string {
  if (periods.length === 0) return ''
  const links = periods.map(
    (id) =>
      `<li><a href="${text(siteUrl(`/public/${id}`, language))}">${text(periodName(id, language))}</a></li>`,
  )
  return `<h2>${text(SITE_WORDS[language].other)}</h2><ul>${links.join('')}</ul>`
}
