// Where a quarter's cases came from and what they were about: squares as a diagram, communities and categories as tables.
import type { PublicResult } from '../../../contract/publicResult.ts'
import { parseCellId } from '../../../domain/place/grid.ts'
import { text } from '../../plainPage.ts'
import { countName, SITE_WORDS, type SiteLanguage } from './words.ts'

type Places = NonNullable<PublicResult['places']>
interface Named {
  readonly name: string
  readonly count: number | null
}

/** Lower ends of the classes 2–6 of the diagram; fixed, so that quarters compare. */
const BREAKS = [20, 50, 100, 200, 400] as const
const SIDE = 20

export function placeBlock({ places, categories }: PublicResult, language: SiteLanguage): string {
  if (places === null || categories === null) return ''
  const words = SITE_WORDS[language]
  const rest = { name: words.noCommunity, count: places.noCommunity }
  const communities = countTable(words.community, [...bySize(places.communities), rest], language)
  const about = bySize(categories.map(({ label, count }) => ({ name: label[language], count })))
  return (
    `<h2>${text(words.places)}</h2>${diagram(places, language)}` +
    `<div class="cols"><div>${communities}</div><div>${countTable(words.category, about, language)}</div></div>`
  )
}

/** The largest first, hidden ones last; equal ones by name. */
const bySize = <T extends Named>(list: readonly T[]): T[] =>
  [...list].sort((a, b) => (b.count ?? -1) - (a.count ?? -1) || (a.name < b.name ? -1 : 1))

function countTable(head: string, list: readonly Named[], language: SiteLanguage): string {
  const words = SITE_WORDS[language]
  const rows = list
    .filter(({ count }) => count !== 0)
    .map(
      ({ name, count }) =>
        `<tr><th scope="row">${text(name)}</th><td class="n${count === null ? ' muted' : ''}">${count === null ? text(words.hidden) : countName(count)}</td></tr>`,
    )
  return `<table><thead><tr><th scope="col">${text(head)}</th><th scope="col" class="n">${text(words.cases)}</th></tr></thead><tbody>${rows.join('')}</tbody></table>`
}

function diagram({ cells, cell, noCell }: Places, language: SiteLanguage): string {
  const words = SITE_WORDS[language]
  const squares = cells.flatMap(({ id, count }) => {
    const at = parseCellId(id)
    return at === null || count === 0 ? [] : [{ ...at, count }]
  })
  if (squares.length === 0) return ''
  const [west, south] = [Math.min(...squares.map(({ ix }) => ix)), Math.min(...squares.map(({ iy }) => iy))]
  const [east, north] = [Math.max(...squares.map(({ ix }) => ix)), Math.max(...squares.map(({ iy }) => iy))]
  const most = Math.max(...squares.map(({ count }) => count ?? 0))
  const drawn = squares.map(
    ({ ix, iy, count }) =>
      `<rect x="${(ix - west) * SIDE}" y="${(north - iy) * SIDE}" width="${SIDE}" height="${SIDE}" class="${count === null ? 'hid' : `c${classOf(count)}`}"/>`,
  )
  const size = `0 0 ${(east - west + 1) * SIDE} ${(north - south + 1) * SIDE}`
  const outside = noCell === null || noCell === 0 ? '' : ` · ${words.noCell} ${countName(noCell)}`
  return (
    `<p class="muted">${text(words.grid(cell) + outside)}</p>` +
    `<svg class="grid" viewBox="${size}" role="img" aria-label="${text(words.gridAlt(squares.length, most))}">${HATCH}${drawn.join('')}</svg>` +
    key(language)
  )
}

const classOf = (count: number): number => BREAKS.filter((from) => count >= from).length

const HATCH =
  '<defs><pattern id="hid" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="4" height="4" fill="var(--card)"/><rect width="1.5" height="4" fill="var(--muted)"/></pattern></defs>'

function key(language: SiteLanguage): string {
  const words = SITE_WORDS[language]
  const names = BREAKS.map((from, i) =>
    i + 1 < BREAKS.length ? `${from}–${(BREAKS[i + 1] ?? 0) - 1}` : words.atLeast(from),
  )
  const swatch = (name: string, kind: string) =>
    `<li><svg width="16" height="16" aria-hidden="true"><rect width="16" height="16" class="${kind}"/></svg>${text(name)}</li>`
  const classes = [words.below(BREAKS[0]), ...names].map((name, i) => swatch(name, `c${i}`))
  return `<ul class="key small">${classes.join('')}${swatch(words.hidden, 'hid')}</ul>`
}
