// Which appraisal a request is about: its period and scheme, the version stored, and where it stands.
import { type AppraisalRow, findAppraisal, listVersionsOf } from '#db/queries/appraisals.ts'
import type { AppraisalKind, Words } from '#db/vocabulary.ts'
import type { Standing } from '../../domain/appraisal/states.ts'
import { DomainError } from '../../domain/errors.ts'
import type { Scheme } from '../../domain/rules.ts'
import { type Period, parsePeriod } from '../../domain/time/period.ts'
import type { Context } from '../context.ts'
import { schemeOn } from '../rankingBasis.ts'

export interface AppraisalAsked {
  readonly period: Period
  readonly kind: AppraisalKind
  readonly scheme: Scheme
  /** The latest version, or the one asked for; undefined = nothing was frozen yet. */
  readonly row: AppraisalRow | undefined
}

export interface AppraisalName {
  readonly period: string
  readonly scheme?: string | undefined
  readonly version?: number | undefined
}

const DEFAULT_SCHEME = 'standard'

/** @throws DomainError unknown_period for what is no month or quarter, unknown_scheme, unknown_appraisal for a version. */
export function askedOf(context: Context, name: AppraisalName): AppraisalAsked {
  const period = parsePeriod(name.period, context.zone)
  if (period === null || (period.grain !== 'month' && period.grain !== 'quarter')) {
    throw new DomainError('unknown_period', `“${name.period}” is no month or quarter`)
  }
  const scheme = schemeOn(context, name.scheme ?? DEFAULT_SCHEME, period)
  const row = findAppraisal(context.db, {
    period: period.id,
    schemeId: scheme.id,
    version: name.version,
  })
  if (row === undefined && name.version !== undefined) {
    throw new DomainError('unknown_appraisal', `there is no version ${name.version} of ${period.id}`)
  }
  return { period, kind: period.grain, scheme, row }
}

/**
 * Whether a list narrowed by period and scheme keeps one of them; left out = all.
 * @throws DomainError unknown_period for what is malformed, unknown_scheme: a mistyped filter is no empty list.
 */
export function isAmong(
  { zone, schemes }: Context,
  asked: { readonly period?: string | undefined; readonly scheme?: string | undefined },
): (one: { readonly period: string; readonly scheme: string }) => boolean {
  const { period, scheme } = asked
  if (period !== undefined && parsePeriod(period, zone) === null) {
    throw new DomainError('unknown_period', `“${period}” is no period`)
  }
  if (scheme !== undefined && !schemes.some(({ id }) => id === scheme)) {
    throw new DomainError('unknown_scheme', `there is no scheme “${scheme}”`)
  }
  return (one) => [undefined, one.period].includes(period) && [undefined, one.scheme].includes(scheme)
}

/** @throws DomainError unknown_appraisal where nothing was frozen. */
export function storedOf(
  context: Context,
  name: AppraisalName,
): AppraisalAsked & { readonly row: AppraisalRow } {
  const asked = askedOf(context, name)
  if (asked.row === undefined)
    throw new DomainError('unknown_appraisal', `${asked.period.id} was not frozen yet`)
  return { ...asked, row: asked.row }
}

/**
 * The version that is published, whatever is drafted beside it.
 * @throws DomainError unknown_appraisal where nothing was frozen, appraisal_state where nothing is published.
 */
export function publishedOf(context: Context, name: AppraisalName): AppraisalRow {
  const { row } = storedOf(context, name)
  const versions = listVersionsOf(context.db, { period: row.period, schemeId: row.schemeId })
  const published = versions.find(({ state }) => state === 'published')
  if (published !== undefined) return published
  throw new DomainError('appraisal_state', `the appraisal is ${row.state}`)
}

export const standingOf = (row: AppraisalRow | undefined): Standing =>
  row === undefined ? { state: 'open', version: 1 } : { state: row.state, version: row.version }

const NUMERALS = ['一', '二', '三', '四']

/** The period in words, as a person types it: 2026年第三季度, Q3 2026; 2026年9月, 2026-09. */
export function periodLabel({ id, grain }: Period): Words {
  const year = id.slice(0, 4)
  if (grain !== 'quarter') return { zh: `${year}年${Number(id.slice(5))}月`, en: id }
  const quarter = Number(id.slice(6))
  return { zh: `${year}年第${NUMERALS[quarter - 1] ?? ''}季度`, en: `Q${quarter} ${year}` }
}

/** @throws DomainError validation where what was typed is neither the period's id nor its words. */
export function requireConfirmed(period: Period, typed: string): void {
  const { zh, en } = periodLabel(period)
  if ([period.id, zh, en].includes(typed.trim())) return
  const message = `type “${period.id}” or “${zh}”`
  throw new DomainError('validation', `confirm: ${message}`, { fields: [{ field: 'confirm', message }] })
}
