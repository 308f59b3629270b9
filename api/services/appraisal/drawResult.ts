// A stored version as a ranking and its figures, from the snapshot alone: what was imported since changes none of its numbers.
import { type AppraisalRow, listVersionsOf, snapshotHash } from '#db/queries/appraisals.ts'
import type { AppraisalResult } from '../../contract/appraisals.ts'
import type { Kpis } from '../../contract/kpis.ts'
import type { Metric } from '../../contract/metric.ts'
import type { RankingGroup, RankingRow, Rankings } from '../../contract/rankings.ts'
import { judged, type ResultGroup, type ResultRow } from '../../domain/appraisal/results.ts'
import type { EarlierPeriod, Snapshot } from '../../domain/appraisal/snapshot.ts'
import { sumsOf } from '../../domain/appraisal/units.ts'
import { type Figure, plainCount, share } from '../../domain/metrics/compute.ts'
import { isMetric, type MetricId } from '../../domain/metrics/definitions.ts'
import { parseInstant } from '../../domain/time/instant.ts'
import { type Period, parsePeriod } from '../../domain/time/period.ts'
import type { Context } from '../context.ts'
import { metricAt, metricUrl, type Place } from '../figures.ts'
import { groupingName } from '../peerGroups.ts'
import { ownCredits } from '../rankingBasis.ts'
import { type AppraisalName, storedOf } from './asked.ts'
import { pooled } from './earlierPeriod.ts'
import { partsView } from './resultView.ts'
import { readSnapshot } from './storedSnapshot.ts'

/** A version being drawn. */
interface Drawn {
  readonly context: Context
  readonly row: AppraisalRow
  readonly period: Period
  readonly snapshot: Snapshot
  readonly sha256: string
}

/**
 * What a stored version says. A row's score is what the period was ranked by: in a quarter its total, beside its parts. Behind every figure of the
 * period stand the cases frozen with it; of the periods before, sums alone are kept, so their lists are of the data as they are.
 * @throws DomainError unknown_period, unknown_scheme, unknown_appraisal.
 */
export function drawResult(context: Context, name: AppraisalName): AppraisalResult {
  const { row, period } = storedOf(context, name)
  const drawn: Drawn = { context, row, period, ...readSnapshot(context.db, row.id) }
  const { earlier } = drawn.snapshot
  return {
    rankings: rankingsOf(drawn),
    kpis: kpisOf(drawn),
    ranks:
      earlier === undefined
        ? null
        : { previous: { ...earlier.previous.ranks }, yearAgo: { ...earlier.yearAgo.ranks } },
  }
}

function envelope({ snapshot }: Drawn) {
  return {
    period: { ...snapshot.period },
    asOf: snapshot.asOf,
    ruleSet: snapshot.ruleSets.map(({ id, version }) => `${id}@${version}`).join(', '),
    dataVersion: snapshot.dataVersion,
  }
}

function rankingsOf(drawn: Drawn): Rankings {
  const { row, snapshot, sha256 } = drawn
  const { scheme } = snapshot.rule
  return {
    ...envelope(drawn),
    scheme: scheme.id,
    indicators: scheme.indicators.map(({ metric, weight, min }) => ({ metric, weight, min })),
    group: groupingName(scheme.group),
    status: row.state,
    published: standing(drawn),
    snapshot: {
      version: row.version,
      sha256,
      stage: snapshot.stage,
      publishedAt: snapshot.publishedAt,
    },
    complete: true,
    previousPeriod: snapshot.earlier?.previous.period.id ?? null,
    groups: snapshot.groups.map((group) => groupOf(group, drawn)),
  }
}

/** The version that stands published, which may be a later one than is drawn. */
function standing({ context, row }: Drawn): Rankings['published'] {
  const versions = listVersionsOf(context.db, { period: row.period, schemeId: row.schemeId })
  const published = versions.findLast(({ state }) => state === 'published')
  const sha256 = published && snapshotHash(context.db, published.id)
  if (!published || !sha256) return null
  return { version: published.version, sha256, isSame: published.id === row.id }
}

/** Where the cases of a metric are listed. */
type UrlOf = (metric: MetricId) => string

/** The cases frozen with a figure of a department, of a group pooled, or of the whole street. */
const frozen =
  ({ row }: Drawn, whose: { readonly department?: string; readonly group?: string } = {}): UrlOf =>
  (metric) => {
    const { period, schemeId: scheme, version } = row
    const search = new URLSearchParams({ scheme, version: String(version), ...whose, metric })
    return `/appraisals/${period}/cases?${search}`
  }

function groupOf({ id, label, rows, total }: ResultGroup, drawn: Drawn): RankingGroup {
  const urlOf = frozen(drawn, { group: id })
  return {
    id,
    label: { ...label },
    rows: rows.map((row) => rowOf(row, drawn)),
    total: {
      indicators: indicatorsOf(total, drawn, urlOf),
      cases: total.cases,
      excludedShare: excludedShareOf(total, urlOf),
      score: total.score,
    },
  }
}

const excludedShareOf = (
  { voidCases, cases }: { readonly voidCases: number; readonly cases: number },
  urlOf: UrlOf,
): Metric =>
  metricAt('excluded_share', share({ num: voidCases, den: cases, excluded: 0 }), urlOf('excluded_share'))

function rowOf(row: ResultRow, drawn: Drawn): RankingRow {
  const points = judged(row)
  const urlOf = frozen(drawn, { department: row.id })
  const before = drawn.snapshot.earlier?.previous.ranks[row.id]
  return {
    department: { id: row.id, name: row.name, kind: row.kind },
    ranked: row.ranked,
    ...(row.reason === undefined ? {} : { reason: row.reason, shortOf: [...(row.shortOf ?? [])] }),
    rank: row.rank,
    rankLow: row.rankLow,
    rankHigh: row.rankHigh,
    tier: row.tier,
    score: { value: points?.value ?? null, lo: points?.lo ?? null, hi: points?.hi ?? null },
    ...(drawn.snapshot.kind === 'month' ? {} : { parts: partsView(row.parts) }),
    indicators: indicatorsOf(row, drawn, urlOf),
    cases: row.cases,
    excludedShare: excludedShareOf(row, urlOf),
    previous: before === undefined ? null : { ...before },
  }
}

/** In the scheme's order: canonical JSON has sorted the names. */
function indicatorsOf(
  { indicators }: Pick<ResultRow, 'indicators'>,
  { snapshot }: Drawn,
  urlOf: UrlOf,
): Record<string, Metric> {
  const ids = snapshot.rule.scheme.indicators.map(({ metric }) => metric)
  return Object.fromEntries(
    ids.flatMap((id) => {
      const figure = indicators[id]
      return figure === undefined ? [] : metricEntry(id, figure, urlOf)
    }),
  )
}

const pooledFigure = (rows: readonly ResultRow[], metric: string, { snapshot }: Drawn): Figure =>
  pooled(
    rows.flatMap(({ indicators }) => indicators[metric] ?? []),
    snapshot.rule.emptyReasons[metric],
  )

const metricEntry = (metric: string, figure: Figure, urlOf: UrlOf): [string, Metric][] =>
  isMetric(metric) ? [[metric, metricAt(metric, figure, urlOf(metric))]] : []

const metricsOf = (figures: Readonly<Record<string, Figure>>, urlOf: UrlOf): Record<string, Metric> =>
  Object.fromEntries(
    Object.entries(figures).flatMap(([metric, figure]) => metricEntry(metric, figure, urlOf)),
  )

function kpisOf(drawn: Drawn): Kpis {
  const { snapshot, period } = drawn
  const rows = snapshot.groups.flatMap((group) => group.rows)
  const figures: Record<string, Figure> = {
    received: plainCount(
      rows.reduce((sum, row) => sum + row.cases, 0),
      0,
    ),
  }
  for (const { metric } of snapshot.rule.scheme.indicators) {
    figures[metric] = pooledFigure(rows, metric, drawn)
  }
  for (const [metric, units] of Object.entries(snapshot.units.beside ?? {})) {
    figures[metric] ??= share(sumsOf(units))
  }
  const { previous, yearAgo } = snapshot.earlier ?? {}
  return {
    ...envelope(drawn),
    scheme: snapshot.rule.scheme.id,
    complete: true,
    elapsedDays: period.endDay - period.firstDay,
    metrics: metricsOf(figures, frozen(drawn)),
    previous: comparison(previous, drawn),
    yearAgo: comparison(yearAgo, drawn),
  }
}

/** Sums of a period before; its cases are those of the data as they are, as of when the sums were kept. */
function comparison(earlier: EarlierPeriod | undefined, drawn: Drawn): Kpis['previous'] {
  if (earlier === undefined) return null
  const { context, snapshot } = drawn
  const place: Place = {
    period: parsePeriod(earlier.period.id, context.zone) ?? drawn.period,
    asOfMs: parseInstant(snapshot.asOf) ?? context.asOfMs,
    filters: {},
    credits: ownCredits(context, snapshot.rule.scheme),
  }
  const metrics = metricsOf(earlier.figures, (metric) => metricUrl(context, metric, place))
  return { period: { ...earlier.period }, metrics }
}
