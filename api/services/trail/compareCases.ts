// The case tables derived anew from the trail and compared with what is stored.
import type { FactRows } from '#db/facts/factRows.ts'
import { openKeys } from '#db/facts/keys.ts'
import { factWriter } from '#db/facts/write.ts'
import type { Sqlite } from '#db/open.ts'
import { caseReader, listCaseKeys } from '#db/queries/caseWrites.ts'
import { trailReader } from '#db/queries/trail.ts'
import type { EpochMs } from '#db/units.ts'
import { readDeployment } from '../deployment.ts'
import { entryOf, withKeptPlace } from '../writing/caseBook.ts'
import { type DerivedCase, deriveCase } from '../writing/deriveCase.ts'
import { openPlacer } from '../writing/placer.ts'
import { openRegistry } from '../writing/registry.ts'
import type { Problems } from './trailReport.ts'

const PAGE = 1000

/**
 * Derives every case from its events and adds a problem for each whose row or facts differ; returns how many were
 * derived. A case whose fields were erased has no title and the place that was kept for it; all else follows from its events.
 */
export function compareCases(sqlite: Sqlite, nowMs: EpochMs, problems: Problems): number {
  const compare = comparer(sqlite, nowMs)
  let count = 0
  for (let after = 0; ; ) {
    const keys = listCaseKeys(sqlite, after, PAGE)
    for (const key of keys) {
      const { fault, ...range } = compare(key)
      if (fault !== null) problems.add({ kind: 'case', ...range, detail: fault })
    }
    count += keys.length
    const last = keys.at(-1)
    if (last === undefined) return count
    after = last
  }
}

interface Compared {
  readonly from: number
  readonly to: number
  readonly fault: string | null
}

function comparer(sqlite: Sqlite, nowMs: EpochMs): (key: number) => Compared {
  const readCase = caseReader(sqlite)
  const readTrail = trailReader(sqlite)
  const facts = factWriter(sqlite)
  const derivation = {
    deployment: readDeployment(sqlite, nowMs),
    keys: openKeys(sqlite),
    registry: openRegistry(sqlite, 'office'),
    placer: openPlacer(sqlite),
  }
  return (key) => {
    const row = readCase(key)
    const trail = readTrail(key)
    const range = { from: trail[0]?.seq ?? 0, to: (trail.at(-1)?.seq ?? 0) + 1 }
    try {
      const derived = deriveCase(row, withKeptPlace(trail.map(entryOf), row), derivation)
      return { ...range, fault: differenceOf(derived, { row, rows: facts.read(key) }) }
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      return { ...range, fault: `case ${row.id} cannot be derived: ${why}` }
    }
  }
}

function differenceOf(derived: DerivedCase, stored: DerivedCase): string | null {
  const { id } = stored.row
  const differing = Object.entries(derived.row)
    .filter(([column, value]) => value !== stored.row[column as keyof typeof stored.row])
    .map(([column]) => column)
  if (differing.length > 0) return `case ${id} does not follow from its events: ${differing.join(', ')}`
  return textOf(derived.rows) === textOf(stored.rows)
    ? null
    : `the facts of case ${id} do not follow from its events`
}

/** Rows of each table by their values: the order in which they are read means nothing. */
const textOf = (rows: FactRows): string => Object.values(rows).map(tableText).join('\n\n')

function tableText(list: readonly object[]): string {
  const columns = Object.keys(list[0] ?? {}).sort()
  return list
    .map((row) => columns.map((column) => Reflect.get(row, column)).join('|'))
    .sort()
    .join('\n')
}
