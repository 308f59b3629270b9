// The period a batch was drawn from.
import type { SampleRow } from '#db/queries/samples.ts'
import { DomainError } from '../../../domain/errors.ts'
import { type Period, parsePeriod } from '../../../domain/time/period.ts'
import type { Context } from '../../context.ts'

/** @throws DomainError internal for a stored id that is no period. */
export function periodOf({ zone }: Context, { period: id }: Pick<SampleRow, 'period'>): Period {
  const period = parsePeriod(id, zone)
  if (period === null) throw new DomainError('internal', `“${id}” is no period`)
  return period
}
