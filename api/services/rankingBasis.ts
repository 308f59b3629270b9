// What every answer about a ranking begins with: the scheme in force, the sums it is made of, and who is compared with whom.
import type { FactScope } from '#db/facts/reader.ts'
import { codes, GRADES } from '#db/vocabulary.ts'
import { DomainError } from '../domain/errors.ts'
import type { Scheme } from '../domain/rules.ts'
import type { Period } from '../domain/time/period.ts'
import { isoDay } from '../domain/time/zone.ts'
import type { Context } from './context.ts'
import { UNITS_OF } from './figures.ts'
import { metricIdOf, type SumsByKey } from './scoreDepartments.ts'

/**
 * The version of a scheme in force on the period's first day, else its earliest.
 * @throws DomainError unknown_scheme
 */
export function schemeOn(context: Context, id: string, period: Period): Scheme {
  const versions = context.schemes.filter((scheme) => scheme.id === id)
  const firstDay = isoDay(period.firstDay)
  const inForce = versions.filter((scheme) => scheme.effectiveFrom <= firstDay).at(-1) ?? versions[0]
  if (inForce === undefined) throw new DomainError('unknown_scheme', `there is no scheme “${id}”`)
  return inForce
}

/** Sums of every department in scope that has any, in the order of the scheme's indicators. */
export async function sumsOf(context: Context, scope: FactScope, scheme: Scheme): Promise<SumsByKey> {
  const measures = scheme.indicators.map((indicator) => UNITS_OF[metricIdOf(indicator.metric)])
  const sums = await context.reader.scores(scope, measures, ownCredits(context, scheme))
  return new Map(sums.map((one) => [one.departmentKey, one]))
}

/** The scheme's credits where cases were judged by others; null where they are what is stored. */
export function ownCredits({ ruleSets }: Context, { credits }: Scheme): Scheme['credits'] | null {
  const isStored = ruleSets.every((rules) =>
    codes(GRADES).every((grade) => rules.credits[grade] === credits[grade]),
  )
  return isStored ? null : credits
}

/** Whether cases are judged by their sources' own deadlines, so that a department may have none. */
export function publishesDeadlines(context: Context): boolean {
  return context.ruleSets.some(
    ({ id, deadlines }) => deadlines === 'published' && context.ruleSetsInUse.includes(`${id}@`),
  )
}
