// What a published result counts, table by table, before anything is hidden.
import { placesOfCases } from '#db/queries/releases.ts'
import type { Snapshot } from '../../domain/appraisal/snapshot.ts'
import { NO_UNITS } from '../../domain/appraisal/units.ts'
import { cellId, cellOf } from '../../domain/place/grid.ts'
import type { BoardCounts, PlaceCounts, Publication } from '../../domain/privacy/publication.ts'
import { type Period, parsePeriod, periodOfDay } from '../../domain/time/period.ts'
import type { Context } from '../context.ts'

/** The one raster the public sees, metres. */
export const PUBLIC_CELL = 500
const MONTHS_OF_A_QUARTER = 3

/** Counts of a snapshot: distinct cases by department and metric; of a quarter by place and category too. */
export function publicationOf(context: Context, snapshot: Snapshot, period: Period): Publication {
  const { quarter, months } = quarterOf(context, period)
  const isQuarter = snapshot.kind === 'quarter'
  const received = isQuarter ? receivedPlaces(context, snapshot) : []
  return {
    ...{ period: period.id, quarter, months },
    board: boardOf(snapshot),
    places: isQuarter ? placesIn(context, received) : null,
    categories: isQuarter ? categoriesIn(received) : null,
  }
}

function quarterOf(
  { zone }: Context,
  period: Period,
): { readonly quarter: string; readonly months: string[] } {
  const { id: quarter, firstDay } = periodOfDay('quarter', period.firstDay, zone)
  const [year = '', number = '1'] = quarter.split('-Q')
  const first = (Number(number) - 1) * MONTHS_OF_A_QUARTER + 1
  const months = Array.from({ length: MONTHS_OF_A_QUARTER }, (_, i) => {
    const id = `${year}-${String(first + i).padStart(2, '0')}`
    if (parsePeriod(id, zone) === null) throw new RangeError(`no month ${id} from ${firstDay}`)
    return id
  })
  return { quarter, months }
}

function boardOf({ units, rule }: Snapshot): BoardCounts[] {
  const byId = new Map(units.departments.map((department) => [department.id, department]))
  return rule.groups.flatMap(({ id: group, members }) =>
    rule.scheme.indicators.map(({ metric }) => ({
      group,
      metric,
      departments: Object.fromEntries(
        members.map((member) => [
          member,
          new Set((byId.get(member)?.indicators[metric] ?? NO_UNITS).cases).size,
        ]),
      ),
    })),
  )
}

type Received = ReturnType<typeof placesOfCases>[number]

function receivedPlaces({ db }: Context, { units }: Snapshot): Received[] {
  const indexes = new Set(units.departments.flatMap(({ received }) => received.cases))
  return placesOfCases(
    db,
    [...indexes].map((index) => units.cases[index] ?? ''),
  )
}

function placesIn({ origin, communities }: Context, received: readonly Received[]): PlaceCounts {
  const cellIn = ({ lng, lat }: Received) =>
    origin === null || lng === null || lat === null
      ? ''
      : cellId(cellOf({ lng, lat }, origin, PUBLIC_CELL), PUBLIC_CELL)
  const columns = [...communities.map(({ id }) => id).sort(), '']
  const rows = new Map<string, number[]>([['', columns.map(() => 0)]])
  for (const one of received) {
    const id = cellIn(one)
    const row = rows.get(id) ?? columns.map(() => 0)
    const column = columns.indexOf(one.community ?? '')
    row[column] = (row[column] ?? 0) + 1
    rows.set(id, row)
  }
  const cells = [...rows.keys()].sort()
  return { cells, communities: columns, counts: cells.map((id) => rows.get(id) ?? []) }
}

function categoriesIn(received: readonly Received[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { category } of received) counts[category] = (counts[category] ?? 0) + 1
  return counts
}
