// Received cases or judged clocks per place: closed calendar periods from the roll-up, everything else from the facts.
import type { Sqlite } from '../open.ts'
import { MEASURES } from './measures.ts'
import type { FactScope, PlaceCount, PlaceUnits } from './reader.ts'
import { rows } from './rows.ts'
import { rollupsKnow } from './scores.ts'
import { type Fragment, filters, fragment, inCohort, join, knownAt, onlyDepartments } from './where.ts'

/**
 * Sums per place in no particular order, places without a unit left out. `received`: num = den = cases, void ones
 * included. `clocks`: num = breached, den = judged, excluded = void. A whole calendar period without filters comes from
 * the roll-up plus the cases that time alone can still change; clocks only once the period is over.
 */
export function places(sqlite: Sqlite, scope: FactScope, of: PlaceUnits): PlaceCount[] {
  const grain = rolledUpGrain(sqlite, scope, of)
  if (grain === null) return withPlaces(sqlite, fromFacts(scope, of, 'all'))
  const settled = fragment(
    `SELECT place_key, ${ROLLED_UP[of]} FROM place_rollup WHERE grain = ? AND start_ms = ?`,
    grain,
    scope.startMs,
  )
  return withPlaces(sqlite, join([settled, fromFacts(scope, of, 'live')], ' UNION ALL '))
}

const ROLLED_UP: Readonly<Record<PlaceUnits, string>> = {
  received: 'received AS num, received AS den, 0 AS excluded',
  clocks: 'breached AS num, met + breached AS den, excluded',
}

/** Grain of the roll-up that is exactly the scope, or null. */
function rolledUpGrain(sqlite: Sqlite, scope: FactScope, of: PlaceUnits): string | null {
  if (scope.departments || !onlyDepartments(scope)) return null
  if (of === 'clocks' && scope.endMs > scope.asOfMs) return null
  return rollupsKnow(sqlite, scope) ? scope.grain : null
}

function fromFacts(scope: FactScope, of: PlaceUnits, which: 'all' | 'live'): Fragment {
  const measure = MEASURES[of === 'received' ? 'received' : 'all_clocks']
  const parts = [inCohort(measure.at, measure.upTo, scope), knownAt(scope.asOfMs), ...filters(scope)]
  if (which === 'live') parts.push(fragment('f.is_settled = 0'))
  const where = join(parts, ' AND ')
  const sums =
    of === 'received'
      ? 'count(*) AS num, count(*) AS den, 0 AS excluded'
      : `sum((${measure.num}) * (1 - f.is_void)) AS num, sum(1 - f.is_void) AS den, sum(f.is_void) AS excluded`
  return fragment(
    `SELECT f.place_key AS place_key, ${sums} FROM ${measure.table} f WHERE ${where.text} GROUP BY f.place_key`,
    ...where.params,
  )
}

function withPlaces(sqlite: Sqlite, sums: Fragment): PlaceCount[] {
  return rows<PlaceCount>(
    sqlite,
    fragment(
      `SELECT p.key AS placeKey, p.community_key AS communityKey, p.cell_x AS cellX, p.cell_y AS cellY,
        sum(u.num) AS num, sum(u.den) AS den, sum(u.excluded) AS excluded
       FROM (${sums.text}) u JOIN place p ON p.key = u.place_key GROUP BY p.key
       HAVING sum(u.den) + sum(u.excluded) > 0`,
      ...sums.params,
    ),
  )
}
