// A list's query → the measure whose units it shows, which part of them, and what narrows them further.
import type {
  DueFilter,
  MeasureId,
  PlaceFilter,
  UnitFilter,
  UnitPart,
  UnitSort,
  UnitsQuestion,
} from '#db/facts/reader.ts'
import { isCode, STAGES } from '#db/vocabulary.ts'
import type { CasesQuery } from '../../contract/cases.ts'
import { DomainError } from '../../domain/errors.ts'
import { parseCredits } from '../../domain/metrics/credits.ts'
import { isMetric, metricDefinition } from '../../domain/metrics/definitions.ts'
import { FINEST, parseCellId } from '../../domain/place/grid.ts'
import type { Scheme } from '../../domain/rules.ts'
import { parseInstant } from '../../domain/time/instant.ts'
import { UNITS_OF } from '../figures.ts'

/** What a list is narrowed to besides: what an import touched, the records of a batch; null = nothing. */
export type Narrowing = Pick<UnitFilter, 'import' | 'cases'>

/**
 * Without a metric the received cases; with one exactly its units. A ratio lists its numerator, everything else its
 * denominator, `part=num`, `part=rest` (of rates, those not in it) and `part=excluded` those parts. Of a list of a batch, which is
 * narrowed to `cases`, `part` speaks there.
 * @throws DomainError unknown_metric, unknown_cell, validation.
 */
export function unitsAsked(query: CasesQuery, { import: ofImport, cases }: Narrowing): UnitsQuestion {
  return {
    measure: measureOf(query),
    part: cases === null ? partOf(query) : 'den',
    filter: { ...filterOf(query), import: ofImport, cases },
    credits: creditsOf(query),
  }
}

function measureOf({ metric, signal }: CasesQuery): MeasureId {
  if (metric === undefined) return 'received'
  if (signal !== undefined) throw badField('signal', 'lists cases, not a metric’s units')
  // The cumulative row of /stages and the clocks still open: no metrics of the registry, but figures with units all the same.
  if (metric === 'acknowledge_time' || metric === 'open_clocks') return metric
  if (!isMetric(metric)) throw new DomainError('unknown_metric', `there is no metric “${metric}”`)
  return UNITS_OF[metric]
}

function creditsOf({ metric, credits: text }: CasesQuery): Scheme['credits'] | null {
  if (text === undefined) return null
  const credits = parseCredits(text)
  if (credits === null) throw badField('credits', 'must be five numbers from 0 to 1, by comma')
  if (metric !== 'satisfaction_rate') throw badField('credits', 'needs metric=satisfaction_rate')
  return credits
}

function dueOf({ metric, due }: CasesQuery): DueFilter | null {
  if (due === undefined) return null
  if (metric !== 'open_clocks') throw badField('due', 'needs metric=open_clocks')
  if (due === 'paused') return { kind: 'paused' }
  const ends = due.split('/')
  const [fromMs, toMs] = ends.map((end) => (end === '..' ? null : parseInstant(end)))
  const isRead = ends.length === 2 && ends.every((end, i) => end === '..' || [fromMs, toMs][i] !== null)
  if (!isRead) throw badField('due', 'must be “paused” or FROM/TO, instants or “..”')
  return { kind: 'between', fromMs: fromMs ?? null, toMs: toMs ?? null }
}

export const badField = (field: string, message: string): DomainError =>
  new DomainError('validation', `“${field}” ${message}`, { fields: [{ field, message }] })

function partOf({ metric, part }: CasesQuery): UnitPart {
  if (part === undefined) return 'den'
  if (metric === undefined) {
    throw badField('part', 'needs a metric')
  }
  const kind = isMetric(metric) ? metricDefinition(metric).kind : null
  if (part === 'rest' && kind !== 'rate' && kind !== 'mean') throw badField('part', 'rest needs a rate')
  return part === 'num' && kind === 'ratio' ? 'den' : part
}

function filterOf(query: CasesQuery): Omit<UnitFilter, keyof Narrowing> {
  const { clock, q } = query
  const text = q?.trim() ?? ''
  return {
    place: query.cell === undefined ? null : placeOf(query.cell, query.level ?? 'cell'),
    due: dueOf(query),
    clock: clock === 'acknowledge' ? 0 : clock === 'reply' ? 1 : null,
    stage: query.stage === undefined ? null : stageOf(query.stage),
    text: text === '' ? null : text,
    status: query.status ?? null,
  }
}

function placeOf(cell: string, level: 'cell' | 'community'): PlaceFilter {
  if (cell === 'unlocated') return { kind: level === 'cell' ? 'no_cell' : 'no_community' }
  const parsed = parseCellId(cell)
  if (parsed === null)
    throw new DomainError('unknown_cell', `“${cell}” is no cell: g250.13.9, or “unlocated”`)
  const per = parsed.size / FINEST
  const [fromX, fromY] = [parsed.ix * per, parsed.iy * per]
  return { kind: 'cells', fromX, toX: fromX + per, fromY, toY: fromY + per }
}

/** `replied`, or the pair `dispatched>replied`. */
function stageOf(text: string): NonNullable<UnitFilter['stage']> {
  const names = text.split('>')
  const to = names.at(-1) ?? ''
  const from = names.length > 1 ? (names[0] ?? '') : null
  if (names.length > 2 || !isCode(STAGES, to) || (from !== null && !isCode(STAGES, from))) {
    throw badField('stage', 'must be a stage, or two as from>to')
  }
  return { from, to }
}

export interface SortAsked {
  readonly sort: UnitSort
  readonly order: 'asc' | 'desc'
}

/** Default: a metric's units by their own instant, cases by receipt; the latest first. */
export function sortAsked(query: CasesQuery): SortAsked {
  if (query.sort === undefined) return { sort: 'at', order: 'desc' }
  const order = query.sort.startsWith('-') ? 'desc' : 'asc'
  const name = query.sort.replace('-', '')
  return { sort: name === 'due' || name === 'number' ? name : 'received', order }
}
