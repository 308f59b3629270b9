// A released result as a page: rankings by group, places, categories, how to read and how to check it.
import type { PublicResult } from '../../../contract/publicResult.ts'
import { isMetric, metricDefinition } from '../../../domain/metrics/definitions.ts'
import { text } from '../../plainPage.ts'
import { correctionBlock } from './correctionBlock.ts'
import { pointsTable } from './councilsPage.ts'
import { type PageBody, SHEETS, type Sheet, type SiteAddress, siteUrl } from './page.ts'
import { placeBlock } from './placeBlock.ts'
import { qrCode } from './qrCode.ts'
import { minuteName, periodName, SITE_WORDS, type SiteLanguage } from './words.ts'

type Group = PublicResult['groups'][number]
type Row = Group['rows'][number]
type Figure = Group['total'][string]

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
    (result.corrects === null ? '' : `<p class="note">${text(words.corrected(result.corrects))}</p>`) +
    (before === null ? '' : correctionBlock(result, before, language)) +
    result.groups.map((group) => groupTable(group, result, language)).join('') +
    `<p class="small muted"><strong>${text(words.how)}</strong>　${text(words.howRank)}</p>` +
    pointsBlock(result, language, sheet !== null) +
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
  return { title, body: sheet === null ? body : sheetHead(result, language) + body, sheet }
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

/** Points of council and third-party check, where the quarter had any; on a sheet of paper in a line each. */
function pointsBlock(
  { council, supervision, groups }: PublicResult,
  language: SiteLanguage,
  isBrief: boolean,
): string {
  const words = SITE_WORDS[language]
  const names = new Map(
    groups.flatMap(({ rows }) => rows.map(({ department }) => [department.id, department.name])),
  )
  const lists = [
    [words.checkPoints, supervision],
    [words.councilPoints, council],
  ] as const
  const shown = lists.flatMap(([caption, points]) => {
    if (points.length === 0) return []
    const named = points
      .map(({ department, points: value }) => ({ name: names.get(department) ?? department, points: value }))
      .sort((a, b) => b.points - a.points)
    const line = named.map(({ name, points: value }) => `${name} ${value.toFixed(1)}`).join(words.listGap)
    return isBrief
      ? [`<p class="wide"><strong>${text(caption)}</strong>　${text(line)}</p>`]
      : [`<div>${pointsTable(caption, named, language)}</div>`]
  })
  if (shown.length === 0) return ''
  const all = isBrief ? shown.join('') : `<div class="cols">${shown.join('')}</div>`
  return `<h2>${text(words.pointsOf)}</h2>${all}`
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
