// What the map says in words: the finding as title, the counts below it, highest and lowest as the picture's alternative.
import type { Heat } from '#api/contract/heat.ts'
import type { Words } from '#web/lib/i18n/WordsContext.tsx'
import { shortNames } from '#web/map/scene.ts'
import { type Area, locatedOf } from './areas.ts'
import { oneDecimal, valueText } from './legend.ts'
import type { MapView } from './mapView.ts'

type Shown = Pick<MapView, 'layer' | 'measure' | 'cell' | 'level'>

export interface MapFacts {
  readonly heat: Heat
  /** As ranked. */
  readonly areas: readonly Area[]
  readonly view: Shown
}

/** The page's title. */
export function mapFinding(facts: MapFacts, words: Words): string {
  const { areas, view } = facts
  if (!areas.some((area) => area.rank !== null)) return words.t('map.findingEmpty')
  if (view.measure === 'breach_rate') return breachFinding(facts, words)
  if (view.measure === 'per_1000_households') return householdsFinding(facts, words)
  return view.level === 'community' ? communitiesFinding(facts, words) : cellsFinding(facts, words)
}

/** Communities named in one sentence. */
const NAMED = 3

function communitiesFinding({ heat, areas }: MapFacts, words: Words): string {
  const top = areas.filter((area) => area.rank !== null).slice(0, NAMED)
  const num = top.reduce((sum, area) => sum + area.num, 0)
  return words.t('map.findingCommunities', {
    names: namesOf(top, words),
    share: words.f.rate(num / locatedOf(heat)),
  })
}

/** The cells of the darkest class on the map. */
function cellsFinding({ heat, areas }: MapFacts, words: Words): string {
  const darkest = Math.max(...areas.map(({ look }) => (typeof look === 'number' ? look : 0)))
  const top = areas.filter(({ look }) => look === darkest)
  const num = top.reduce((sum, area) => sum + area.num, 0)
  const values = { n: top.length, share: words.f.rate(num / locatedOf(heat)) }
  const names = [...new Set(top.flatMap(({ name }) => (name === null ? [] : [name])))]
  if (top.length === areas.length) return words.t('map.findingEven', { n: areas.length })
  if (names.length === 0) return words.t('map.findingCellsNowhere', values)
  if (names.length > NAMED) {
    const some = shortNames(names.slice(0, NAMED), ENDING)
    return words.t('map.findingCellsMore', { ...values, names: joined(some, words) })
  }
  return words.t('map.findingCells', { ...values, names: listed(names, words) })
}

function householdsFinding({ areas }: MapFacts, words: Words): string {
  const known = areas.filter((area) => area.value !== null)
  const num = known.reduce((sum, area) => sum + area.num, 0)
  const households = known.reduce((sum, area) => sum + area.den, 0)
  const street = (num / households) * 1000
  const [top] = known
  if (top === undefined || top.value === null || !(street > 0)) return words.t('map.findingEmpty')
  return words.t('map.findingHouseholds', {
    name: nameOf(top, words),
    value: oneDecimal(top.value, words.f),
    times: words.f.number(top.value / street, 1),
    street: oneDecimal(street, words.f),
  })
}

/** Pooled rate of all areas on the map; null where nothing was judged. */
export function pooledRate(areas: readonly Area[]): number | null {
  const den = areas.reduce((sum, area) => sum + area.den, 0)
  return den > 0 ? areas.reduce((sum, area) => sum + area.num, 0) / den : null
}

function breachFinding({ areas, view }: MapFacts, words: Words): string {
  const { t, f } = words
  const street = pooledRate(areas) ?? 0
  const above = areas.filter((area) => area.rank !== null && area.lo !== null && area.lo > street)
  const rate = f.rate(street)
  if (above.length === 0)
    return t(view.level === 'community' ? 'map.findingNoneAbove' : 'map.findingNoneAboveCells', { rate })
  const [top] = above
  if (above.length === 1 && top)
    return t('map.findingAboveOne', { name: nameOf(top, words), value: f.rate(top.value), rate })
  const names = [...new Set(above.map((area) => area.name ?? area.id))]
  if (view.level !== 'community') {
    return t('map.findingAboveCells', { n: above.length, names: listed(names.slice(0, NAMED), words), rate })
  }
  if (above.length <= NAMED) return t('map.findingAboveFew', { names: listed(names, words), rate })
  const some = joined(shortNames(names.slice(0, NAMED), ENDING), words)
  return t('map.findingAbove', { n: above.length, names: some, rate })
}

/** What a measure counts: cases, or judged clocks. */
export function unitCount(n: number, measure: MapView['measure'], { t, f }: Words): string {
  return measure === 'breach_rate' ? t('map.clocks', { n }) : f.countExact(n)
}

export function nameOf({ name, id }: Pick<Area, 'name' | 'id'>, { t }: Words): string {
  if (!id.startsWith('g')) return name ?? id
  return t('map.cellOf', { name: name ?? t('map.outside'), id })
}

function namesOf(areas: readonly Area[], words: Words): string {
  return listed([...new Set(areas.map((area) => area.name ?? area.id))], words)
}

/** What the names of communities end with, said once: 春晓、望河社区. */
const ENDING = '社区'

function listed(names: readonly string[], words: Words): string {
  const short = shortNames(names, ENDING)
  return `${joined(short, words)}${short === names ? '' : ENDING}`
}

const joined = (names: readonly string[], { lang }: Words): string => names.join(lang === 'zh' ? '、' : ', ')

/** Screen, period where it is a month, n and what could not be placed. */
export function mapSub({ heat, view }: MapFacts, words: Words): string {
  const { t, f } = words
  const counts = {
    total: f.integer(heat.total),
    located: f.integer(locatedOf(heat)),
    unlocated: f.integer(heat.unlocated.num),
    share: f.rate(heat.unlocated.share ?? 0),
  }
  const what = t(view.measure === 'breach_rate' ? 'map.subClocks' : 'map.subCases', counts)
  return view.level === 'community' ? what : `${what} · ${t('map.subCell', { n: view.cell })}`
}

/** Highest, lowest and unlocated in one line: what a reader without the picture needs first. */
export function mapSummary({ heat, areas, view }: MapFacts, words: Words): string {
  const ranked = areas.filter((area) => area.rank !== null)
  const [highest] = ranked
  const lowest = ranked.at(-1)
  const { t, f } = words
  const unlocated = t('map.summaryUnlocated', {
    n: unitCount(heat.unlocated.num, view.measure, words),
    share: f.rate(heat.unlocated.share ?? 0),
  })
  if (!highest || !lowest) return `${t('map.findingEmpty')}${t('map.stop')}${unlocated}`
  const say = (area: Area) =>
    `${nameOf(area, words)} ${withUnit(valueText(area, view.measure, words), view, words)}`
  // Every grid has cells with a single case: their lowest says nothing.
  if (view.level !== 'community') return t('map.summaryCells', { highest: say(highest), unlocated })
  return t('map.summary', { highest: say(highest), lowest: say(lowest), unlocated })
}

function withUnit(text: string, { measure }: Shown, { t }: Words): string {
  return measure === 'per_1000_households' ? t('map.perThousand', { n: text }) : text
}
