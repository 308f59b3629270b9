// A scope as SQL: joins, conditions and bound parameters. Texts come from constants only; values are always bound.

import { MEASURES, type Measure } from './measures.ts'
import type { Axis, Credits, FactScope, MeasureId } from './reader.ts'

/** A piece of SQL with its parameters, in order. */
export interface Fragment {
  readonly text: string
  readonly params: readonly (string | number)[]
}

export const fragment = (text: string, ...params: (string | number)[]): Fragment => ({ text, params })

export const join = (parts: readonly Fragment[], separator: string): Fragment => ({
  text: parts.map((part) => part.text).join(separator),
  params: parts.flatMap((part) => part.params),
})

const marks = (values: readonly unknown[]): string => values.map(() => '?').join(', ')

const oneOf = (column: string, values: readonly (string | number)[]): Fragment =>
  fragment(`${column} IN (${marks(values)})`, ...values)

/** Rows known as of the scope's instant. */
export const knownAt = (asOfMs: number): Fragment =>
  fragment('f.valid_from_ms <= ? AND f.valid_to_ms > ?', asOfMs, asOfMs)

/** The cohort: `at` in [start, end) and over by as-of. */
export function inCohort(at: string, upTo: Measure['upTo'], scope: FactScope): Fragment {
  const last = upTo === 'before' ? scope.asOfMs : scope.asOfMs + 1
  return fragment(`${at} >= ? AND ${at} < ?`, scope.startMs, Math.min(scope.endMs, last))
}

/**
 * The cohort of a measure; what is in hand is counted at min(as-of, end), whenever it was received, and clocks are open at
 * as-of, whatever the period.
 */
export function cohortOf(id: MeasureId, scope: FactScope): Fragment {
  const { at, upTo } = MEASURES[id]
  if (id === 'open_clocks') return openAt(scope.asOfMs)
  if (id !== 'backlog') return inCohort(at, upTo, scope)
  const atMs = Math.min(scope.asOfMs, scope.endMs)
  return fragment('f.at_ms <= ? AND f.to_ms > ?', atMs, atMs)
}

/** Clocks started and not done at an instant. */
export const openAt = (atMs: number): Fragment =>
  fragment('f.start_ms <= ? AND (f.done_ms IS NULL OR f.done_ms > ?)', atMs, atMs)

/** What of a unit is numerator; `credits` other than null stand in for the stored credit of a grade. */
export function numeratorOf(id: MeasureId, credits: Credits | null): Fragment {
  if (id !== 'satisfaction' || credits === null) return fragment(MEASURES[id].num)
  const grades = Object.entries(credits)
  return fragment(`CASE f.grade ${grades.map(() => 'WHEN ? THEN ?').join(' ')} END`, ...grades.flat())
}

/** The common filters; dictionary keys are chosen by subqueries so that the facts are never joined for them. */
export function filters(scope: FactScope): Fragment[] {
  const parts: Fragment[] = []
  if (scope.departments) parts.push(oneOf('f.department_key', scope.departments))
  if (scope.communities) {
    const chosen = oneOf('community_key', scope.communities)
    parts.push(fragment(`f.place_key IN (SELECT key FROM place WHERE ${chosen.text})`, ...chosen.params))
  }
  const dims = dimConditions(scope)
  if (dims.length > 0) {
    const chosen = join(dims, ' AND ')
    parts.push(fragment(`f.dim_key IN (SELECT key FROM dim WHERE ${chosen.text})`, ...chosen.params))
  }
  return parts
}

function dimConditions(scope: FactScope): Fragment[] {
  const parts: Fragment[] = []
  if (scope.categories) {
    const first = oneOf('category1', scope.categories)
    const second = oneOf('category2', scope.categories)
    parts.push(fragment(`(${first.text} OR ${second.text})`, ...first.params, ...second.params))
  }
  if (scope.urgencies) parts.push(oneOf('urgency', scope.urgencies))
  if (scope.scopes) parts.push(oneOf('scope', scope.scopes))
  if (scope.channels) parts.push(oneOf('channel', scope.channels))
  return parts
}

export interface Grouping {
  /** Expression of the group's key. */
  readonly key: string
  readonly joins: string
}

const DIM = 'JOIN dim d ON d.key = f.dim_key'
const PLACE = 'JOIN place p ON p.key = f.place_key'

const GROUPS: Readonly<Record<Axis, { readonly key: string; readonly dim?: true; readonly place?: true }>> = {
  none: { key: "''" },
  department: { key: 'f.department_key' },
  community: { key: "coalesce(p.community_key, '')", place: true },
  category1: { key: 'd.category1', dim: true },
  place: { key: 'f.place_key' },
  stratum: { key: "d.category1 || '|' || d.urgency", dim: true },
  department_stratum: { key: "f.department_key || '|' || d.category1 || '|' || d.urgency", dim: true },
  clock_matrix: { key: "f.department_key || '|' || f.clock || '|' || d.urgency", dim: true },
}

/** Group key and the joins that it and the measures need. */
export function grouping(by: Axis, needs: { readonly dim: boolean; readonly place: boolean }): Grouping {
  const group = GROUPS[by]
  const joins = [group.dim || needs.dim ? DIM : '', group.place || needs.place ? PLACE : '']
  return { key: group.key, joins: joins.filter((text) => text !== '').join(' ') }
}

/** Whether a scope asks for everything along a dimension but departments, so that department roll-ups answer it. */
export const onlyDepartments = (scope: FactScope): boolean =>
  !scope.communities && !scope.categories && !scope.urgencies && !scope.scopes && !scope.channels
