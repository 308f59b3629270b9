// The list behind every figure: cases received, or exactly a metric's units, page by page.
import type { Unit, UnitsQuestion } from '#db/facts/reader.ts'
import { listCasesById } from '#db/queries/appraisalReads.ts'
import { listOpenSpans } from '#db/queries/caseReads.ts'
import { FOREVER } from '#db/units.ts'
import type { Role } from '#db/vocabulary.ts'
import type { CaseItem, Cases, CasesQuery } from '../contract/cases.ts'
import { workedMs } from '../domain/clocks/clock.ts'
import { DomainError } from '../domain/errors.ts'
import { isoInZone } from '../domain/time/zone.ts'
import { caseItem, unitItem } from './cases/caseItem.ts'
import { type Cursor, readCursor, writeCursor } from './cases/cursor.ts'
import { importAsked } from './cases/importAsked.ts'
import { casesAt } from './cases/standing.ts'
import { sortAsked, unitsAsked } from './cases/unitsAsked.ts'
import type { Context } from './context.ts'
import { type Asked, resolveScope } from './resolveScope.ts'
import { sampledIds } from './supervision/results/sampledCases.ts'
import { standingResult } from './supervision/results/standingResult.ts'
import { signalKeys } from './supervision/signals/signalCases.ts'

const DEFAULT_LIMIT = 50
const ALL_TIMES = { startMs: Number.MIN_SAFE_INTEGER, endMs: Number.MAX_SAFE_INTEGER, grain: null }

/**
 * `GET /cases`. `total` is exact: the received cases, or the metric's den (its num for ratios, the part for `part`), or a signal's num.
 * Following `next` hands out every unit exactly once, as of the first page, as long as the data do not change; ties are
 * ordered by case and unit. An event summed with others of its day is an item of its own.
 * An import's cases are those of all times where no period is given; with `sample` and `sampled` the records of a batch's list,
 * whoever they belong to now.
 * @throws DomainError unknown_metric, unknown_cell, bad_cursor, validation; those of importAsked, resolveScope and standingResult.
 */
export async function listCases(
  context: Context,
  query: CasesQuery,
  role: Role | null = null,
): Promise<Cases> {
  const cursor = readCursor(query)
  const { asked, question } = await narrowed(context, { query, role }, askedOf(context, query, cursor))
  const page = await pageOf(context, { query, asked, question, cursor })
  const total =
    cursor !== null && cursor.dataVersion === context.dataVersion
      ? cursor.total
      : await context.reader.countUnits(question, asked.scope)
  const { asOfMs } = asked
  return {
    asOf: isoInZone(asOfMs, context.zone),
    ruleSet: context.ruleSetsInUse,
    dataVersion: String(context.dataVersion),
    items: itemsOf(context, { query, asked, units: page.units }),
    next:
      page.last === null
        ? null
        : writeCursor(query, { ...page.last, asOfMs, total, dataVersion: context.dataVersion }),
    total,
  }
}

/** A signal's list is its cases and nothing else, whenever they were received and whoever has them now. */
async function narrowed(
  context: Context,
  { query, role }: { readonly query: CasesQuery; readonly role: Role | null },
  asked: Asked,
): Promise<Pick<PageQuestion, 'asked' | 'question'>> {
  const cases = await sampledKeys(context, query, role)
  const question = unitsAsked(query, { import: importAsked(context.db, query), cases })
  if (query.signal === undefined) return { asked, question }
  const keys = await signalKeys(context, query.signal, asked)
  const { asOfMs } = asked
  const everything = { ...NO_SCOPE, startMs: 0, endMs: FOREVER, asOfMs }
  return {
    asked: { ...asked, scope: everything },
    question: { ...question, filter: { ...question.filter, cases: keys } },
  }
}

const NO_SCOPE = {
  grain: null,
  departments: null,
  communities: null,
  categories: null,
  urgencies: null,
  scopes: null,
  channels: null,
}

/** Keys of the records of a batch that are asked for; null where the list is not one of a batch. */
async function sampledKeys(
  context: Context,
  { sample, sampled: list, sampledOf: department, part, metric }: CasesQuery,
  role: Role | null,
): Promise<readonly number[] | null> {
  if (sample === undefined && list === undefined && department === undefined) return null
  const field = sample === undefined ? 'sample' : list === undefined ? 'sampled' : 'metric'
  if (sample === undefined || list === undefined || metric !== undefined) {
    const message = field === 'metric' ? 'has no meaning in a list of a batch' : 'is missing'
    throw new DomainError('validation', `“${field}” ${message}`, { fields: [{ field, message }] })
  }
  if (part === 'rest') throw badPart()
  const standing = await standingResult(context, sample, role)
  const ids = sampledIds(context, standing, { list, part, department })
  return listCasesById(context.db, ids).map(({ key }) => key)
}

function badPart(): DomainError {
  const message = 'rest needs a rate'
  return new DomainError('validation', `“part” ${message}`, { fields: [{ field: 'part', message }] })
}

function askedOf(context: Context, query: CasesQuery, cursor: Cursor | null): Asked {
  const { period, asOf, department, community, category, urgency, scope, channel } = query
  const filters = { period, asOf, department, community, category, urgency, scope, channel }
  const given = Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined))
  // A period left out is that of as-of, which the first page of a walk has fixed.
  const asked = resolveScope(cursor === null ? context : { ...context, asOfMs: cursor.asOfMs }, given)
  if (query.import === undefined || period !== undefined) return asked
  return { ...asked, scope: { ...asked.scope, ...ALL_TIMES } }
}

/** A unit as it is listed: of a row that sums several, the `ordinal`-th. */
interface Listed {
  readonly row: Unit
  readonly num: number
  readonly ordinal: number
}

interface PageQuestion {
  readonly query: CasesQuery
  readonly asked: Asked
  readonly question: UnitsQuestion
  readonly cursor: Cursor | null
}

async function pageOf(
  context: Context,
  { query, asked, question, cursor }: PageQuestion,
): Promise<{ readonly units: readonly Listed[]; readonly last: Pick<Cursor, 'from' | 'taken'> | null }> {
  const limit = query.limit ?? DEFAULT_LIMIT
  // The last row of the page before comes again, and one more than fits tells whether there is a next page.
  const page = { ...sortAsked(query), limit: limit + 2, from: cursor?.from ?? null }
  const rows = await context.reader.units(question, { scope: asked.scope, page })
  const units = rows.flatMap((row) => {
    const isAgain = row.caseKey === cursor?.from.caseKey && row.unit === cursor.from.unit
    return listed(row, question).slice(isAgain ? cursor.taken : 0)
  })
  const shown = units.slice(0, limit)
  const last = shown.at(-1)
  return { units: shown, last: last !== undefined && units.length > limit ? placeOf(last) : null }
}

function placeOf({ row, ordinal }: Listed): Pick<Cursor, 'from' | 'taken'> {
  const sortValue = typeof row.sortValue === 'number' ? row.sortValue : 0
  return { from: { sortValue, caseKey: row.caseKey, unit: row.unit }, taken: ordinal }
}

/** Back-dated events of a day are listed before the others. */
function listed(row: Unit, { measure, part }: UnitsQuestion): Listed[] {
  if (measure !== 'back_dated') return [{ row, num: row.num, ordinal: 1 }]
  const num = part === 'rest' ? 0 : row.num
  const length = part === 'num' ? row.num : part === 'rest' ? row.den - row.num : row.den
  return Array.from({ length }, (_, i) => ({ row, num: i < num ? 1 : 0, ordinal: i + 1 }))
}

function itemsOf(
  context: Context,
  {
    query,
    asked,
    units,
  }: { readonly query: CasesQuery; readonly asked: Asked; readonly units: readonly Listed[] },
): CaseItem[] {
  const keys = [...new Set(units.map(({ row }) => row.caseKey))]
  const cases = casesAt(context, keys, asked.asOfMs)
  const ages = query.metric?.startsWith('backlog') ? agesOf(context, keys, asked) : null
  return units.flatMap(({ row, num }) => {
    const found = cases.get(row.caseKey)
    if (found === undefined) return []
    const item = caseItem(context, found, asked.asOfMs)
    if (query.metric === undefined) return [item]
    const workedMs = ages === null ? row.workedMs : (ages.get(row.caseKey) ?? null)
    return [{ ...item, unit: unitItem(context, row, { num, workedMs }) }]
  })
}

/** Working milliseconds since receipt of cases in hand, at min(as-of, end of the period). */
function agesOf(context: Context, keys: readonly number[], { asOfMs, period }: Asked): Map<number, number> {
  const atMs = Math.min(asOfMs, period.endMs)
  const ages = new Map<number, number>()
  for (const [key, { receivedAtMs, pauses }] of listOpenSpans(context.db, keys, asOfMs)) {
    const spans = pauses === null ? [] : parsePauses(pauses)
    const since = spans.map(([fromMs, toMs]) => ({ fromMs, toMs, reason: null }))
    ages.set(key, workedMs(receivedAtMs, atMs, since, context.calendar))
  }
  return ages
}

function parsePauses(text: string): [number, number | null][] {
  return JSON.parse(text) as [number, number | null][]
}
