// A batch as it was frozen: its plan, the design behind it, and who is whose, read from the stored texts.
import { findSample, type SampleRow } from '#db/queries/samples.ts'
import type { SampleState } from '#db/vocabulary.ts'
import { DomainError } from '../../../domain/errors.ts'
import type { DesignedSample } from '../../../domain/sampling/designSample.ts'
import type { Frozen } from '../../../domain/sampling/draw.ts'
import type { DrawFile } from '../../../domain/sampling/drawFile.ts'
import type { Context } from '../../context.ts'
import type { WishedDesign } from './planSample.ts'

/** What stands in `sample.design`. */
export interface StoredDesign extends WishedDesign, DesignedSample {
  /** Draw id of the batch the spreads come from. */
  readonly spreadFrom: string | null
  /** Department that answers for each record of the frame, by id. */
  readonly departments: Readonly<Record<string, string>>
}

/** @throws DomainError unknown_sample. */
export function requireSample({ db }: Context, id: number): SampleRow {
  const row = findSample(db, id)
  if (row === undefined) throw new DomainError('unknown_sample', `there is no draw ${id}`)
  return row
}

/** The batch where it is in one of these states. @throws DomainError unknown_sample, sample_state. */
export function requireSampleIn(context: Context, id: number, states: readonly SampleState[]): SampleRow {
  const row = requireSample(context, id)
  if (!states.includes(row.state)) throw new DomainError('sample_state', `the draw is ${row.state}`)
  return row
}

/** Both texts name every record of the frame: each is read once a row. */
const plans = new WeakMap<SampleRow, Frozen>()
const designs = new WeakMap<SampleRow, StoredDesign>()

export const planOf = (row: SampleRow): Frozen => read(plans, row, row.plan)
/** What narrowed the frame, as it was frozen: lists of texts by name. */
export const filtersOf = (row: SampleRow): Record<string, string[]> => ({
  ...(planOf(row).filters as Record<string, string[]>),
})
export const designOf = (row: SampleRow): StoredDesign => read(designs, row, row.design)

function read<T>(known: WeakMap<SampleRow, T>, row: SampleRow, text: string): T {
  const value = known.get(row) ?? (JSON.parse(text) as T)
  known.set(row, value)
  return value
}

/** The draw as it was made, its replacements empty; null before. */
export const drawOf = ({ draw }: SampleRow): DrawFile | null =>
  draw === null ? null : (JSON.parse(draw) as DrawFile)
