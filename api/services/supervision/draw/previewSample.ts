// What a draw would be, before anything is written: allocation, fractions, weights, expected exactness.
import { listSupervisors } from '#db/queries/accounts.ts'
import type { Sample, SamplePreview, SampleWish } from '../../../contract/samples.ts'
import { type DesignedSample, sizeForMargin } from '../../../domain/sampling/designSample.ts'
import { isoInZone } from '../../../domain/time/zone.ts'
import type { Context } from '../../context.ts'
import { planSample, signalledCases } from './planSample.ts'

const USUAL_MARGIN = 0.05

/** The preview of a wish. @throws DomainError those of planSample. */
export async function previewSample(context: Context, wish: SampleWish): Promise<SamplePreview> {
  const signalled = await signalledCases(context, wish)
  const { periodId, designed, spreadFrom, signalCases } = planSample(context, wish, signalled)
  const margin = wish.size?.margin ?? USUAL_MARGIN
  return {
    period: periodId,
    asOf: isoInZone(context.asOfMs, context.zone),
    ...planView(context, designed, spreadFrom),
    signalCases,
    precision: { margin, n: sizeForMargin(designed.population, margin) },
    inspectors: listSupervisors(context.db).map(({ username, displayName }) => ({
      account: username,
      name: displayName,
    })),
  }
}

type PlanView = Pick<
  Sample,
  'population' | 'n' | 'halfWidth' | 'uncovered' | 'strata' | 'spreadFrom' | 'acceptance'
>

/** A designed sample as it is shown: strata with their fractions and weights. */
export function planView(context: Context, designed: DesignedSample, spreadFrom: string | null): PlanView {
  const { population, n, halfWidth, uncovered, plan } = designed
  const strata = designed.strata.map(({ stratum, departmentId, isFlagged, size, n: drawn, spread }) => ({
    ...{ stratum, flagged: isFlagged, size, n: drawn, spread },
    department: departmentId === null ? null : departmentRef(context, departmentId),
    fraction: drawn / size,
    weight: drawn === 0 ? null : size / drawn,
  }))
  const acceptance =
    plan === null
      ? null
      : { letter: plan.used, accept: plan.accept, reject: plan.reject, isWholeLot: plan.isWholeLot }
  return { population, n, halfWidth, uncovered, strata, spreadFrom, acceptance }
}

/** A department by its id; one that is gone keeps its id for a name. */
export const departmentRef = ({ departments }: Context, id: string): { id: string; name: string } => ({
  id,
  name: departments.find((one) => one.id === id)?.name ?? id,
})
