// Where: cells or communities with their figure as GeoJSON, what could not be placed, and the classes of the map.
import type { Heat, HeatQuery } from '../contract/heat.ts'
import { DomainError } from '../domain/errors.ts'
import { type Figure, plainCount, ratio, share } from '../domain/metrics/compute.ts'
import { type Period, periodOfDay } from '../domain/time/period.ts'
import { yearOf } from '../domain/time/zone.ts'
import type { Context } from './context.ts'
import { type Area, type Areas, gatherAreas, geometryOf, type Level, labelOf } from './heat/areas.ts'
import { classBreaks } from './heat/legend.ts'
import { type Asked, casesUrl, envelopeOf, resolveScope, scopeOf } from './resolveScope.ts'
import { rulesInUse } from './rulesInUse.ts'

type Measure = 'count' | 'per_1000_households' | 'breach_rate'
type Feature = Heat['features'][number]

interface Question {
  readonly asked: Asked
  readonly level: Level
  readonly measure: Measure
}

const UNITS: Readonly<Record<Measure, string>> = {
  count: 'cases',
  per_1000_households: 'cases_per_1000_households',
  breach_rate: 'share',
}

/**
 * `GET /heat`; without `cell` by community, without `measure` the count. Counts are received cases, void ones included;
 * the breach rate is of both clocks together, and its `total` and `unlocated` count judged clocks. On every level the
 * features (their num, for rates their den) and `unlocated.num` add up to `total`.
 * @throws DomainError measure_unavailable; those of resolveScope.
 */
export async function readHeat(context: Context, query: HeatQuery): Promise<Heat> {
  const { cell: level = 'community', measure: wanted = 'count', ...filters } = query
  const measure = availableMeasure(wanted, level)
  const asked = resolveScope(context, filters)
  const question: Question = { asked, level, measure }
  const { areas, unlocated } = await areasIn(context, question, asked.period)
  const total = areas.reduce((sum, area) => sum + area.den, unlocated.den)
  const breaks = breaksOf(context, measure, areas)
  return {
    ...envelopeOf(context, asked),
    type: 'FeatureCollection',
    cell: level,
    measure,
    features: areas.map((area) => feature(context, question, area)),
    unlocated: {
      num: unlocated.den,
      share: total > 0 ? unlocated.den / total : null,
      casesUrl: casesUrl(context, asked, {
        ...metricParam(measure),
        cell: 'unlocated',
        level: level === 'community' ? 'community' : 'cell',
      }),
    },
    total,
    casesUrl: casesUrl(context, asked, metricParam(measure)),
    legend: {
      unit: UNITS[measure],
      minimum: rulesInUse(context).minimum,
      breaks,
      yearBreaks: await yearBreaksOf(context, question, breaks),
    },
  }
}

function availableMeasure(measure: NonNullable<HeatQuery['measure']>, level: Level): Measure {
  if (measure === 'change' || measure === 'hotspot') {
    throw new DomainError('measure_unavailable', `“${measure}” comes with a later release`)
  }
  if (measure === 'per_1000_households' && level !== 'community') {
    const detail = 'households are known of communities only: ask for cell=community'
    throw new DomainError('measure_unavailable', detail)
  }
  return measure
}

const metricParam = (measure: Measure): Readonly<Record<string, string>> =>
  measure === 'breach_rate' ? { metric: 'breach_rate' } : {}

async function areasIn(
  context: Context,
  { asked, level, measure }: Question,
  period: Period,
): Promise<Areas> {
  const scope = scopeOf(context, asked.filters, { period, asOfMs: asked.asOfMs })
  const places = await context.reader.places(scope, measure === 'breach_rate' ? 'clocks' : 'received')
  return gatherAreas(context, places, level)
}

function figureOf(measure: Measure, area: Area): Figure {
  if (measure === 'breach_rate') return share(area)
  if (measure === 'count') return plainCount(area.num, area.excluded)
  const households = { ...area, den: area.community?.households ?? 0 }
  return ratio(households, 1000, 'no_households')
}

function feature(context: Context, { asked, level, measure }: Question, area: Area): Feature {
  const { num, den, value, lo, hi, reason } = figureOf(measure, area)
  const inCommunity = { ...asked, filters: { ...asked.filters, community: [area.id] } }
  return {
    type: 'Feature',
    id: area.id,
    geometry: geometryOf(context, area, level),
    properties: {
      id: area.id,
      label: labelOf(context, area, level),
      num,
      den,
      value,
      ...(measure === 'count' ? {} : { lo, hi }),
      ...(reason === undefined ? {} : { reason }),
      casesUrl:
        level === 'community'
          ? casesUrl(context, inCommunity, metricParam(measure))
          : casesUrl(context, asked, { ...metricParam(measure), cell: area.id }),
    },
  }
}

/** Classes of what a map colours: every count, but only rates with enough units (the others are hatched). */
function breaksOf(context: Context, measure: Measure, areas: readonly Area[]): number[] {
  const { minimum } = rulesInUse(context)
  const values = areas.flatMap((area) => {
    const { value } = figureOf(measure, area)
    return value === null || (measure === 'breach_rate' && area.den < minimum) ? [] : [value]
  })
  return classBreaks(values, measure === 'count')
}

/** Classes over all periods of the same grain in the period's year; a range has only its own. */
async function yearBreaksOf(context: Context, question: Question, breaks: number[]): Promise<number[]> {
  const { asked, measure } = question
  const { period, asOfMs } = asked
  if (period.grain === 'range' || period.grain === 'year') return breaks
  const year = periodOfDay('year', period.firstDay, context.zone)
  const pooled: Area[] = []
  let one = periodOfDay(period.grain, year.firstDay, context.zone)
  while (yearOf(one.firstDay) === yearOf(year.firstDay) && one.startMs <= asOfMs) {
    pooled.push(...(await areasIn(context, question, one)).areas)
    one = periodOfDay(period.grain, one.endDay, context.zone)
  }
  return breaksOf(context, measure, pooled)
}
