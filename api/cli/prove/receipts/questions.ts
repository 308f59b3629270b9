// Random questions to every route that gives figures: any period, as-of, filters and the route's own choices.
import fc from 'fast-check'
import { CHANNELS, codes, SCOPES, URGENCIES } from '#db/vocabulary.ts'
import { DAY_MS } from '../../../domain/time/zone.ts'

/** What a deployment has to ask for. */
export interface Street {
  readonly departments: readonly string[]
  readonly communities: readonly string[]
  readonly categories: readonly string[]
  readonly schemes: readonly string[]
  /** Versions stored; at least one. */
  readonly appraisals: readonly {
    readonly period: string
    readonly scheme: string
    readonly version: number
  }[]
  /** First and last instant of the data, epoch milliseconds. */
  readonly firstMs: number
  readonly lastMs: number
}

export interface Question {
  readonly route: string
  /** Below /api/v1. */
  readonly address: string
}

type Choice = fc.Arbitrary<string | undefined>
const maybe = (values: readonly string[]): Choice => fc.option(fc.constantFrom(...values), { nil: undefined })

/** Own parameters of each route; department where the route asks for exactly one. */
type Own = Readonly<Record<string, Choice>>

function ownOf({ schemes, departments }: Street): Readonly<Record<string, Own>> {
  const scheme = maybe(schemes)
  const ranking = { scheme, group: maybe(['kind', 'all']) }
  const clock = maybe(['acknowledge', 'reply', 'all'])
  return {
    '/kpis': {},
    '/rankings': ranking,
    '/rankings/mix': ranking,
    '/rankings/change': {
      scheme,
      department: fc.constantFrom(...departments),
      compare: maybe(['previous', 'yearAgo']),
    },
    '/breaches': {
      clock,
      grain: maybe(['week', 'month']),
      by: maybe(['none', 'department', 'category', 'community']),
      with: maybe(['drivers']),
    },
    '/breaches/matrix': {},
    '/breaches/upcoming': { clock, within: maybe(['P0D', 'P3D', 'P20D', 'PT2H', 'PT24H']) },
    '/stages': {},
    '/signals': {},
    '/heat': {
      cell: maybe(['125', '250', '500', '1000', 'community']),
      measure: maybe(['count', 'breach_rate', 'per_1000_households']),
    },
  }
}

const RESULT = '/appraisals/:period/result'

export const routesAsked = (street: Street): readonly string[] => [...Object.keys(ownOf(street)), RESULT]

/** Any question; households are known of communities only, so that measure is asked there. */
export function questions(street: Street): fc.Arbitrary<Question> {
  const asked = Object.entries(ownOf(street)).map(([route, own]) =>
    fc.tuple(filters(street), fc.record(own)).map(([common, chosen]): Question => {
      const search = new URLSearchParams(common)
      if (chosen.department !== undefined) search.delete('department')
      for (const [name, value] of Object.entries(chosen)) if (value !== undefined) search.set(name, value)
      if (search.get('measure') === 'per_1000_households') search.set('cell', 'community')
      return { route, address: `${route}?${search}` }
    }),
  )
  return fc.oneof(...asked, results(street))
}

/** A stored version is of nothing but the whole: its result takes no filters. */
const results = ({ appraisals }: Street): fc.Arbitrary<Question> =>
  fc.constantFrom(...appraisals).map(({ period: id, scheme, version }) => {
    const search = new URLSearchParams({ scheme, version: String(version) })
    return { route: RESULT, address: `/appraisals/${id}/result?${search}` }
  })

type Pair = [name: string, value: string]

function filters(street: Street): fc.Arbitrary<Pair[]> {
  const list = (name: string, values: readonly string[]): fc.Arbitrary<Pair[]> =>
    fc.oneof(
      { weight: 3, arbitrary: fc.constant<Pair[]>([]) },
      {
        weight: 1,
        // Repeated values are one of these twice, as an address may say.
        arbitrary: fc
          .array(fc.constantFrom(...values), { minLength: 1, maxLength: 3 })
          .map((found) => found.map((value): Pair => [name, value])),
      },
    )
  return fc
    .tuple(
      period(street).map((id): Pair[] => [['period', id]]),
      asOf(street).map((at): Pair[] => (at === null ? [] : [['asOf', at]])),
      list('department', street.departments),
      list('community', street.communities),
      list('category', street.categories),
      list('urgency', codes(URGENCIES)),
      list('scope', codes(SCOPES)),
      list('channel', codes(CHANNELS)),
    )
    .map((found) => found.flat())
}

const day = (ms: number): string => new Date(ms).toISOString().slice(0, 10)

/** A year, quarter, month or range that touches the data, now and then one beside it. */
function period({ firstMs, lastMs }: Street): fc.Arbitrary<string> {
  const at = fc.integer({ min: firstMs - 20 * DAY_MS, max: lastMs + 20 * DAY_MS })
  return fc.oneof(
    at.map((ms) => day(ms).slice(0, 4)),
    at.map((ms) => `${day(ms).slice(0, 4)}-Q${Math.ceil(Number(day(ms).slice(5, 7)) / 3)}`),
    at.map((ms) => day(ms).slice(0, 7)),
    fc.tuple(at, fc.nat(80)).map(([ms, days]) => `${day(ms)}..${day(ms + days * DAY_MS)}`),
  )
}

/** None, any second of the data, or the midnight (of +08:00) between two days. */
function asOf({ firstMs, lastMs }: Street): fc.Arbitrary<string | null> {
  const at = fc.integer({ min: Math.floor(firstMs / 1000), max: Math.floor(lastMs / 1000) + 40 * 86_400 })
  return fc.oneof(
    fc.constant(null),
    at.map((seconds) => new Date(1000 * seconds).toISOString()),
    at.map((seconds) => `${day(1000 * seconds)}T00:00:00+08:00`),
  )
}
