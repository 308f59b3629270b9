// A bulletin of corrections: what a version says differently from the one it corrects, from the two releases alone.

import { TOTAL_PARTS, type TotalPart } from '#db/vocabulary.ts'
import type { PublicResult } from '../../../contract/publicResult.ts'
import { text } from '../../plainPage.ts'
import { metricName, partsOf, scoreName } from './rankTable.ts'
import { countName, SITE_WORDS, type SiteLanguage } from './words.ts'

type Row = PublicResult['groups'][number]['rows'][number]
type Figure = Row['indicators'][string]

/** One thing that changed, as it was and as it is now. */
interface Change {
  readonly unit: string
  readonly what: string
  readonly before: string
  readonly after: string
}

/** Departments of both versions, in the order of the present one, each with its rank, total, parts and rates that differ as they are shown. */
export function correctionBlock(now: PublicResult, before: PublicResult, language: SiteLanguage): string {
  const words = SITE_WORDS[language]
  const changes = changesOf(now, before, language)
  const units = [...new Set(changes.map(({ unit }) => unit))]
  const rows = units.map((unit) => {
    const own = changes.filter((one) => one.unit === unit).map(changeText)
    return `<tr><th scope="row">${text(unit)}</th><td>${own.join('　')}</td></tr>`
  })
  const heads = [words.unit, words.change]
  const said =
    changes.length === 0
      ? `<p>${text(words.noChanges)}</p>`
      : `<p>${text(words.changesCount(units.length, changes.length))}</p><div class="scroll" tabindex="0" role="region" aria-label="${text(words.changesTitle)}"><table><thead><tr>${heads.map((head) => `<th scope="col">${text(head)}</th>`).join('')}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`
  return `<h2 id="changes">${text(words.changesTitle)}</h2>${said}`
}

/** Whole on its line: `总分 95.00 → 89.50`. */
const changeText = ({ what, before, after }: Change): string =>
  `<span class="change">${text(what)} <b>${text(before)} → ${text(after)}</b></span>`

function changesOf(now: PublicResult, before: PublicResult, language: SiteLanguage): Change[] {
  const old = new Map(rowsOf(before).map((row) => [row.department.id, row]))
  const ids = new Set(rowsOf(now).map(({ department }) => department.id))
  const gone = rowsOf(before).filter(({ department }) => !ids.has(department.id))
  const items = {
    ...{ language, metrics: now.indicators.map(({ metric }) => metric) },
    parts: partsOf({ groups: [...now.groups, ...before.groups] }),
  }
  const pairs = [
    ...rowsOf(now).map((row) => ({ row, was: old.get(row.department.id) })),
    ...gone.map((was) => ({ row: undefined, was })),
  ]
  return pairs.flatMap(({ row, was }) => {
    const unit = (row ?? was)?.department.name ?? ''
    const earlierItems = itemsOf(was, items)
    return itemsOf(row, items).flatMap(({ what, value }, i) => {
      const earlier = earlierItems[i]?.value ?? ''
      return earlier === value ? [] : [{ unit, what, before: earlier, after: value }]
    })
  })
}

const rowsOf = ({ groups }: PublicResult): Row[] => groups.flatMap(({ rows }) => rows)

interface Items {
  readonly metrics: readonly string[]
  readonly parts: readonly TotalPart[]
  readonly language: SiteLanguage
}

/** Rank, total with its parts, and rates of a row in words; dashes for a department that is not there. */
function itemsOf(
  row: Row | undefined,
  { metrics, parts, language }: Items,
): { readonly what: string; readonly value: string }[] {
  const words = SITE_WORDS[language]
  const rank = row?.rank ?? null
  const score = row?.score ?? null
  const noScore = row?.ranked === true ? words.hidden : words.noData
  return [
    { what: words.rank, value: rank === null ? (row ? words.notRanked : words.noData) : words.only(rank) },
    { what: scoreName(parts, language), value: score === null ? noScore : score.value.toFixed(2) },
    ...parts.map((part) => ({ what: TOTAL_PARTS[part][language], value: partText(row, part, language) })),
    ...metrics.map((metric) => ({
      what: metricName(metric, language),
      value: row === undefined ? words.noData : figureText(row.indicators[metric] ?? null, language),
    })),
  ]
}

function partText(row: Row | undefined, part: TotalPart, language: SiteLanguage): string {
  const own = row?.parts?.find((one) => one.part === part)
  if (own === undefined) return SITE_WORDS[language].noData
  return own.points === null ? SITE_WORDS[language].hidden : own.points.toFixed(2)
}

function figureText(figure: Figure, language: SiteLanguage): string {
  const words = SITE_WORDS[language]
  if (figure === null) return words.hidden
  if (figure.value === null) return words.noData
  return `${(100 * figure.value).toFixed(1)}%（${countName(figure.num)} / ${countName(figure.den)}）`
}
