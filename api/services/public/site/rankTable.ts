// The ranking of a group as a table: rank and range, total with its parts, rates with their counts.
import { codes, TOTAL_PARTS, type TotalPart } from '#db/vocabulary.ts'
import type { PublicResult } from '../../../contract/publicResult.ts'
import { PART_SHARES } from '../../../domain/appraisal/total.ts'
import { isMetric, metricDefinition } from '../../../domain/metrics/definitions.ts'
import { text } from '../../plainPage.ts'
import { countName, SITE_WORDS, type SiteLanguage } from './words.ts'

type Group = PublicResult['groups'][number]
type Row = Group['rows'][number]
type Figure = Group['total'][string]

/** Parts that the totals of a result are made of; none in a month and where the score is all there is. */
export function partsOf({ groups }: Pick<PublicResult, 'groups'>): TotalPart[] {
  const known: ReadonlySet<TotalPart> = new Set(
    groups.flatMap(({ rows }) => rows.flatMap(({ parts }) => (parts ?? []).map(({ part }) => part))),
  )
  return known.size < 2 ? [] : codes(TOTAL_PARTS).filter((part) => known.has(part))
}

/** `综合分 × 80% + 第三方监督 × 10% + 居民评议 × 10%`: the shares where every part has data. */
export const sumFormula = (language: SiteLanguage): string =>
  codes(TOTAL_PARTS)
    .map((part) => `${TOTAL_PARTS[part][language]} × ${percentName(PART_SHARES[part])}`)
    .join(' + ')

/** 0.1 → 10%, 1/9 → 11.1%. */
const percentName = (share: number): string => `${countName(100 * share)}%`

export const metricName = (metric: string, language: SiteLanguage): string =>
  isMetric(metric) ? metricDefinition(metric).name[language] : metric

export function rankTable(
  { label, rows, total }: Group,
  result: PublicResult,
  language: SiteLanguage,
): string {
  const words = SITE_WORDS[language]
  const metrics = result.indicators.map(({ metric }) => metric)
  const parts = partsOf(result)
  const table = { rows, metrics, parts, language }
  const heads = [
    ...[words.rank, words.unit, scoreName(parts, language)],
    ...parts.map((part) => TOTAL_PARTS[part][language]),
    ...metrics.map((metric) => metricName(metric, language)),
  ]
  const head = heads.map((one, i) => `<th scope="col"${i > 1 ? ' class="n"' : ''}>${text(one)}</th>`).join('')
  const body = rows.map((row) => rowOf(row, table)).join('')
  const foot = `<tr><td></td><th scope="row">${text(words.total)}</th>${'<td></td>'.repeat(1 + parts.length)}${metrics.map((metric) => figureCell(total[metric] ?? null, metric, language)).join('')}</tr>`
  return `<h2>${text(label[language])}</h2><div class="scroll" tabindex="0" role="region" aria-label="${text(label[language])}"><table class="rank"><thead><tr>${head}</tr></thead><tbody>${body}</tbody><tfoot>${foot}</tfoot></table></div>`
}

/** What the number is called that a result is ranked by. */
export const scoreName = (parts: readonly TotalPart[], language: SiteLanguage): string =>
  parts.length === 0 ? SITE_WORDS[language].score : SITE_WORDS[language].sum

interface Table {
  readonly rows: readonly Row[]
  readonly metrics: readonly string[]
  readonly parts: readonly TotalPart[]
  readonly language: SiteLanguage
}

function rowOf(row: Row, table: Table): string {
  const { metrics, parts, language } = table
  const cells = [
    `<td>${rankCell(row, table)}</td><th scope="row">${text(row.department.name)}</th>${scoreCell(row, table)}`,
    ...parts.map((part) => partCell(row, part, language)),
    ...metrics.map((metric) => figureCell(row.indicators[metric] ?? null, metric, language)),
  ]
  return `<tr>${cells.join('')}</tr>`
}

function rankCell({ rank, rankLow, rankHigh }: Row, { rows, language }: Table): string {
  const words = SITE_WORDS[language]
  if (rank === null) return text(words.notRanked)
  const isShared = rows.filter((other) => other.rank === rank).length > 1
  const name = isShared ? words.shared(rank) : words.only(rank)
  const isCertain = rankLow === null || rankHigh === null || rankLow === rankHigh
  return isCertain ? text(name) : `${text(name)}<small>${text(words.rankRange(rankLow, rankHigh))}</small>`
}

interface Shown {
  readonly name: string
  readonly value: string
  readonly below?: string
  readonly isHidden?: boolean
}

/** On a narrow screen its heading stands above it. */
const cell = ({ name, value, below = '', isHidden = false }: Shown): string =>
  `<td class="n${isHidden ? ' muted' : ''}" data-l="${text(name)}">${text(value)}${below === '' ? '' : `<small>${text(below)}</small>`}</td>`

function scoreCell({ score, ranked }: Row, { parts, language }: Table): string {
  const words = SITE_WORDS[language]
  const name = scoreName(parts, language)
  if (score === null) return cell({ name, value: ranked ? words.hidden : words.noData, isHidden: ranked })
  return cell({
    name,
    value: score.value.toFixed(2),
    below: `${score.lo.toFixed(1)}–${score.hi.toFixed(1)}`,
  })
}

/** Without data a dash; hidden in words, and its share all the same. */
function partCell({ parts }: Row, part: TotalPart, language: SiteLanguage): string {
  const words = SITE_WORDS[language]
  const name = TOTAL_PARTS[part][language]
  const own = parts?.find((one) => one.part === part)
  if (own === undefined) return cell({ name, value: words.noData })
  const { points, share } = own
  const value = points === null ? words.hidden : points.toFixed(2)
  return cell({ name, value, below: `× ${percentName(share)}`, isHidden: points === null })
}

/** Null = hidden; without units a dash, never 0. */
function figureCell(figure: Figure, metric: string, language: SiteLanguage): string {
  const words = SITE_WORDS[language]
  const name = metricName(metric, language)
  if (figure === null) return cell({ name, value: words.hidden, isHidden: true })
  if (figure.value === null) return cell({ name, value: words.noData })
  const counts = `${countName(figure.num)} / ${countName(figure.den)}`
  return cell({ name, value: `${(100 * figure.value).toFixed(1)}%`, below: counts })
}
