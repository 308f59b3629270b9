// What of a published result is sent to the public: the fixed tables with their hidden cells null, and nothing of any case.
import type { TotalPart } from '#db/vocabulary.ts'
import type { PublicResult } from '../../contract/publicResult.ts'
import type { ResultGroup, ResultRow } from '../../domain/appraisal/results.ts'
import { judged } from '../../domain/appraisal/results.ts'
import type { Snapshot } from '../../domain/appraisal/snapshot.ts'
import type { Figure } from '../../domain/metrics/compute.ts'
import type { Publication } from '../../domain/privacy/publication.ts'
import { boardKey, categoryKey, type PublicCells, placeKey } from '../../domain/privacy/publicCells.ts'
import type { Context } from '../context.ts'
import { PUBLIC_CELL } from './publicationOf.ts'
import { publicKOf } from './publicK.ts'
import { type PublicPoints, publicPoints } from './publicPoints.ts'

interface Parts {
  readonly context: Context
  readonly snapshot: Snapshot
  /** Hash of the snapshot. */
  readonly sha256: string
  readonly publication: Publication
  readonly cells: PublicCells
}

/** Body of a release; null counts and figures are hidden ones. Rates 0–1, scores in points. */
export function publicBody(parts: Parts): PublicResult {
  const { snapshot, sha256, context } = parts
  const { scheme } = snapshot.rule
  const points = publicPoints(context, snapshot)
  return {
    v: 1,
    ...{ k: publicKOf(snapshot), street: context.street.name },
    ...{ period: { ...snapshot.period }, kind: snapshot.kind, version: snapshot.version },
    ...{ scheme: scheme.id, asOf: snapshot.asOf, publishedAt: snapshot.publishedAt, snapshot: sha256 },
    corrects: snapshot.corrects?.version ?? null,
    indicators: scheme.indicators.map(({ metric, weight, min }) => ({ metric, weight, min })),
    groups: snapshot.groups.map((group) => groupOf(group, { ...parts, points })),
    ...points,
    places: placesOf(parts),
    categories: categoriesOf(parts),
  }
}

type Group = PublicResult['groups'][number]
type Figures = Group['total']

const countIn = (cells: PublicCells, key: string): number | null =>
  cells[key]?.isShown === true ? cells[key].count : null

interface GroupParts extends Parts {
  readonly points: PublicPoints
}

function groupOf({ id, label, rows, total }: ResultGroup, parts: GroupParts): Group {
  return {
    ...{ id, label: { ...label } },
    rows: rows.map((row) => rowOf(row, parts)),
    total: figuresOf(total.indicators, (metric) => boardKey(periodOf(parts), metric, { group: id }), parts),
  }
}

const periodOf = ({ snapshot }: Parts): string => snapshot.period.id

/** A score that rests on a hidden figure or part is hidden with it, or would tell it, and so is its own part; the rank it gave stands. */
function rowOf(row: ResultRow, parts: GroupParts): Group['rows'][number] {
  const indicators = figuresOf(
    row.indicators,
    (metric) => boardKey(periodOf(parts), metric, { department: row.id }),
    parts,
  )
  const isTold = !Object.values(indicators).includes(null) && !restsOnHiddenPart(row, parts.points)
  const points = isTold ? judged(row) : null
  return {
    department: { id: row.id, name: row.name, kind: row.kind },
    ...{ ranked: row.ranked, rank: row.rank, rankLow: row.rankLow, rankHigh: row.rankHigh, tier: row.tier },
    reason: row.reason ?? null,
    score: points === null ? null : { value: points.value, lo: points.lo, hi: points.hi },
    parts: partsOf(row, { isTold, points: parts.points }),
    indicators,
  }
}

/** Of total and parts each gives the last one away, so that total and score go where the points of a check or a council are left out. */
const restsOnHiddenPart = (row: ResultRow, points: PublicPoints): boolean =>
  row.parts.some(({ part, applied }) => applied !== null && isLeftOut(row.id, part, points))

const isLeftOut = (id: string, part: TotalPart, points: PublicPoints): boolean =>
  part !== 'score' && !points[part].some(({ department }) => department === id)

/** Parts that have data, each with the share it was applied with. */
function partsOf(
  { id, total, parts }: ResultRow,
  { isTold, points }: { readonly isTold: boolean; readonly points: PublicPoints },
): NonNullable<Group['rows'][number]['parts']> | null {
  if (total === null) return null
  return parts.flatMap(({ part, applied, value }) => {
    const isShown = part === 'score' ? isTold : !isLeftOut(id, part, points)
    return applied === null ? [] : [{ part, share: applied, points: isShown ? value : null }]
  })
}

function figuresOf(
  figures: Readonly<Record<string, Figure>>,
  keyOf: (metric: string) => string,
  { cells }: Parts,
): Figures {
  const shown = Object.entries(figures).map(
    ([metric, { num, den, value, lo, hi }]): [string, Figures[string]] => [
      metric,
      cells[keyOf(metric)]?.isShown === true ? { num, den, value, lo, hi } : null,
    ],
  )
  return Object.fromEntries(shown)
}

/** Cells by their place on the raster; where the raster lies on the earth is not said. */
function placesOf({ context, publication: { places, period }, cells }: Parts): PublicResult['places'] {
  if (places === null) return null
  const names = new Map(context.communities.map(({ id, name }) => [id, name]))
  const list = (kind: 'cell' | 'community', ids: readonly string[]) =>
    ids.filter((id) => id !== '').map((id) => ({ id, count: countIn(cells, placeKey(period, kind, id)) }))
  return {
    cell: PUBLIC_CELL,
    total: countIn(cells, placeKey(period, 'total', '')),
    cells: list('cell', places.cells),
    noCell: countIn(cells, placeKey(period, 'cell', '')),
    communities: list('community', places.communities).map(({ id, count }) => ({
      ...{ id, count },
      name: names.get(id) ?? id,
    })),
    noCommunity: countIn(cells, placeKey(period, 'community', '')),
  }
}

function categoriesOf({
  context,
  publication: { categories, period },
  cells,
}: Parts): PublicResult['categories'] {
  if (categories === null) return null
  const words = new Map(context.categories.map(({ code, zh, en }) => [code, { zh, en }]))
  return Object.keys(categories)
    .sort()
    .map((code) => ({
      code,
      label: words.get(code) ?? { zh: code, en: code },
      count: countIn(cells, categoryKey(period, code)),
    }))
}
