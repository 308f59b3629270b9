// The whole state of a view as the address holds it: names and codes of interface.md, defaults, and what was not understood.
import type { BreachesQuery } from '#api/contract/breaches.ts'
import type { CasesQuery } from '#api/contract/cases.ts'
import type { HeatQuery } from '#api/contract/heat.ts'
import type { Meta } from '#api/contract/meta.ts'
import { CELL_SIZES, parseCellId } from '#api/domain/place/grid.ts'
import { CHANNELS, type Channel, codes, SCOPES, type Scope, URGENCIES, type Urgency } from '#db/vocabulary.ts'
import { currentPeriod, isPeriod } from './periods.ts'
import type { Search } from './search.ts'

type Listed = readonly string[]
const list = <const A extends Listed>(...values: A): A => values

/** Parameters with a closed list; the contract's own unions, so a missing code does not compile. */
export const CHOICES = {
  compare: list('previous', 'yearAgo', 'none'),
  clock: list('acknowledge', 'reply', 'all') satisfies readonly NonNullable<BreachesQuery['clock']>[],
  grain: list('day', 'week', 'month') satisfies readonly NonNullable<BreachesQuery['grain']>[],
  by: list('none', 'department', 'category', 'community') satisfies readonly NonNullable<
    BreachesQuery['by']
  >[],
  measure: list(
    'count',
    'per_1000_households',
    'breach_rate',
    'change',
    'hotspot',
  ) satisfies readonly NonNullable<HeatQuery['measure']>[],
  part: list('num', 'rest', 'excluded') satisfies readonly NonNullable<CasesQuery['part']>[],
  status: list('open', 'replied', 'archived', 'void') satisfies readonly NonNullable<CasesQuery['status']>[],
  change: list('inserted', 'updated') satisfies readonly NonNullable<CasesQuery['change']>[],
  level: list('cell', 'community') satisfies readonly NonNullable<CasesQuery['level']>[],
} as const

/** Parameters of free text: ids, sort orders, searches. `v` = the page's own view, `tab` = its tab. */
export const TEXTS = [
  'group',
  'scheme',
  'sort',
  'cell',
  'layer',
  'metric',
  'credits',
  'due',
  'stage',
  'import',
  'signal',
  'q',
  'v',
  'tab',
  'within',
  'cursor',
  'win',
  'bbox',
  'snapshot',
  'back',
  'act',
  'who',
  'batch',
  'sample',
  'sampled',
  'sampledOf',
  'item',
  'step',
  'unit',
] as const

export const FILTER_NAMES = ['department', 'community', 'category', 'urgency', 'scope', 'channel'] as const
export type FilterName = (typeof FILTER_NAMES)[number]

type ChoiceName = keyof typeof CHOICES
type TextName = (typeof TEXTS)[number]

/** The filters of every reading endpoint, ready to send: the period is always set. */
export interface ViewFilters {
  readonly period: string
  readonly asOf?: string
  readonly department?: string[]
  readonly community?: string[]
  readonly category?: string[]
  readonly urgency?: Urgency[]
  readonly scope?: Scope[]
  readonly channel?: Channel[]
}

export type ViewParams = { readonly [N in ChoiceName]?: (typeof CHOICES)[N][number] } & {
  readonly [N in TextName]?: string
} & { readonly select: readonly string[] }

export interface View {
  readonly filters: ViewFilters
  readonly params: ViewParams
  readonly compare: (typeof CHOICES)['compare'][number]
  /** How many filters (besides period and as-of) are set. */
  readonly activeFilters: number
  /** Parameters whose value was not understood and is ignored; the shell says so. */
  readonly ignored: readonly { readonly name: string; readonly value: string }[]
}

/** Names kept when going to another screen; the rest belongs to one screen only. */
export const COMMON_NAMES = ['period', 'asOf', 'compare', ...FILTER_NAMES] as const

/** Reads a view. Never throws; what is unknown is listed in `ignored` and otherwise as if absent. */
export function readView(search: Search, meta: Meta): View {
  const ignored: { name: string; value: string }[] = []
  const keep = (name: string, accepts: (value: string) => boolean): string[] => {
    const values = search[name] ?? []
    for (const value of values) if (!accepts(value)) ignored.push({ name, value })
    return values.filter(accepts)
  }
  const filters = readFilters(keep, meta)
  const params = readParams(keep, search)
  const activeFilters = FILTER_NAMES.reduce((sum, name) => sum + (filters[name]?.length ?? 0), 0)
  for (const name of Object.keys(search))
    if (!isKnown(name)) ignored.push({ name, value: search[name]?.[0] ?? '' })
  return { filters, params, compare: params.compare ?? 'previous', activeFilters, ignored }
}

type Keep = (name: string, accepts: (value: string) => boolean) => string[]

function readFilters(keep: Keep, meta: Meta): ViewFilters {
  const ids = (rows: readonly { id: string }[]) => new Set(rows.map((row) => row.id))
  const has = (set: Set<string>) => (value: string) => set.has(value)
  const [period] = keep('period', (value) => isPeriod(value, meta.zone))
  const [asOf] = keep('asOf', (value) => Number.isFinite(Date.parse(value)))
  return withoutEmpty({
    period: period ?? currentPeriod(meta),
    asOf,
    department: keep('department', has(ids(meta.departments))),
    community: keep('community', has(ids(meta.communities))),
    category: keep('category', has(new Set(meta.categories.map((row) => row.code)))),
    urgency: keepCodes(keep, 'urgency', codes(URGENCIES)),
    scope: keepCodes(keep, 'scope', codes(SCOPES)),
    channel: keepCodes(keep, 'channel', codes(CHANNELS)),
  })
}

function keepCodes<C extends string>(keep: Keep, name: string, allowed: readonly C[]): C[] {
  const wanted = new Set(keep(name, (value) => allowed.some((code) => code === value)))
  return allowed.filter((code) => wanted.has(code))
}

interface MaybeFilters {
  readonly period: string
  readonly asOf: string | undefined
  readonly department: string[]
  readonly community: string[]
  readonly category: string[]
  readonly urgency: Urgency[]
  readonly scope: Scope[]
  readonly channel: Channel[]
}

function withoutEmpty(filters: MaybeFilters): ViewFilters {
  const { period, asOf, department, community, category, urgency, scope, channel } = filters
  return {
    period,
    ...(asOf === undefined ? {} : { asOf }),
    ...(department.length > 0 ? { department } : {}),
    ...(community.length > 0 ? { community } : {}),
    ...(category.length > 0 ? { category } : {}),
    ...(urgency.length > 0 ? { urgency } : {}),
    ...(scope.length > 0 ? { scope } : {}),
    ...(channel.length > 0 ? { channel } : {}),
  }
}

function readParams(keep: Keep, search: Search): ViewParams {
  const chosen = <N extends ChoiceName>(name: N): { readonly [K in N]?: (typeof CHOICES)[N][number] } => {
    const allowed: readonly (typeof CHOICES)[N][number][] = CHOICES[name]
    const [value] = keepCodes(keep, name, allowed)
    return value === undefined ? {} : named(name, value)
  }
  const texts: { [N in TextName]?: string } = {}
  for (const name of TEXTS) {
    const [value] = keep(name, (text) => FORMS[name]?.(text) ?? true)
    if (value !== undefined) texts[name] = value
  }
  return {
    ...texts,
    ...chosen('compare'),
    ...chosen('clock'),
    ...chosen('grain'),
    ...chosen('by'),
    ...chosen('measure'),
    ...chosen('part'),
    ...chosen('status'),
    ...chosen('change'),
    ...chosen('level'),
    select: search.select ?? [],
  }
}

/** A size of cells for the map, or the cell whose cases are listed. */
const isCell = (text: string): boolean =>
  text === 'unlocated' || parseCellId(text) !== null || CELL_SIZES.some((size) => String(size) === text)

/** Texts of a form: a stored version is its number, or `live` for none. */
const FORMS: { readonly [N in TextName]?: (text: string) => boolean } = {
  cell: isCell,
  import: (text) => /^[1-9]\d{0,8}$/.test(text),
  snapshot: (text) => /^(?:live|[1-9]\d{0,3})$/.test(text),
}

/** One named value as an object that keeps its name's type. */
function named<N extends string, V>(name: N, value: V): { readonly [K in N]: V } {
  return { [name]: value } as { readonly [K in N]: V }
}

const KNOWN = new Set<string>([...COMMON_NAMES, ...Object.keys(CHOICES), ...TEXTS, 'select', 'lang', 'limit'])
const isKnown = (name: string) => KNOWN.has(name)
