// How long the steps take, as rows of one axis; limits stand only where they are counted in the same unit.
import type { Stages } from '#api/contract/stages.ts'
import type { Words } from '#web/lib/i18n/WordsContext.tsx'
import { ticks } from '#web/marks/svg.ts'

export type StageRow = Stages['stages'][number]

const DAY = 1440
const HOUR = 60

export interface StageLine {
  readonly id: string
  readonly row: StageRow
  /** In the axis' unit. */
  readonly median: number | null
  readonly p90: number | null
  readonly limit: number | null
}

export interface StagePlot {
  readonly unit: 'days' | 'hours'
  readonly steps: readonly StageLine[]
  readonly cumulative: readonly StageLine[]
  readonly ticks: readonly number[]
  readonly max: number
}

/**
 * Steps with fewer than `minimum` cases are left to the table of all: a median of five would stand beside one of five
 * thousand. Urgent cases are shown in working hours, without limits: theirs run by the clock, not in working time.
 */
export function stagePlot(
  { stages }: Stages,
  { minimum, isUrgent }: { minimum: number; isUrgent: boolean },
): StagePlot {
  const unit = isUrgent ? 'hours' : 'days'
  const lines = stages
    .filter((row) => (row.kind === 'cumulative' ? row.n > 0 : row.n >= minimum))
    .map((row) => lineOf(row, isUrgent))
  const top = Math.max(0, ...lines.flatMap(({ p90, limit }) => [p90 ?? 0, limit ?? 0]))
  const steps = ticks(top || 1)
  return {
    unit,
    steps: lines.filter(({ row }) => row.kind === 'step'),
    cumulative: lines.filter(({ row }) => row.kind === 'cumulative'),
    ticks: steps,
    max: steps.at(-1) ?? 1,
  }
}

function lineOf(row: StageRow, isUrgent: boolean): StageLine {
  const inUnit = (minutes: number | null) => (minutes === null ? null : minutes / (isUrgent ? HOUR : DAY))
  const isComparable = !isUrgent && row.limit?.kind === 'working_days'
  return {
    id: row.id,
    row,
    median: inUnit(row.median),
    p90: inUnit(row.p90),
    limit: isComparable ? (row.limit?.n ?? null) : null,
  }
}

/** From this share of the limit on a P90 is near it. */
const NEAR = 0.9

/** The finding of the block: the first reply's P90 against its limit. */
export function stagesFinding({ cumulative, unit }: StagePlot, { t, f }: Words): string {
  const reply = cumulative.find(({ row }) => row.to === 'replied')
  if (reply === undefined || reply.p90 === null) return t('sla.stagesEmpty')
  if (unit === 'hours') return t('sla.stagesTitle')
  const p90 = f.number(reply.p90, 1)
  if (reply.limit === null) return t('sla.stagesPlain', { p90 })
  const values = { p90, limit: f.number(reply.limit) }
  if (reply.p90 > reply.limit) return t('sla.stagesOver', values)
  return t(reply.p90 >= NEAR * reply.limit ? 'sla.stagesNear' : 'sla.stagesWithin', values)
}
