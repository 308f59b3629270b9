// Rows of the process times: median and P90 in working days against the limit, where that counts in working days too.
import type { Stages } from '#api/contract/stages.ts'
import type { Words } from '#web/lib/i18n/WordsContext.tsx'
import type { QuantileRow } from '#web/marks/bars.ts'

type StageRow = Stages['stages'][number]

/** A working day's working minutes are all its minutes. */
const MINUTES_A_DAY = 1440

export interface TimeRow extends QuantileRow {
  readonly casesUrl: string
}

/** Since receipt first, then the steps; rows without a single case are left out. */
export function timeRows(stages: readonly StageRow[], words: Words): readonly TimeRow[] {
  const { t, f, say } = words
  const known = stages.filter((row) => row.n > 0)
  const ordered = [
    ...known.filter((row) => row.kind === 'cumulative'),
    ...known.filter((row) => row.kind === 'step'),
  ]
  return ordered.map((row) => {
    const limit = limitMinutes(row)
    return {
      label: say(row.label),
      casesUrl: row.casesUrl,
      median: inDays(row.median),
      p90: inDays(row.p90),
      limit: inDays(limit),
      limitLabel: limit === null ? '' : t('unit.limit', { n: f.number(inDays(limit)) }),
      text: `${f.number(inDays(row.median))} / ${f.number(inDays(row.p90))}`,
    }
  })
}

/** Hours and calendar days cannot stand on an axis of working time. */
export function limitMinutes({ limit }: Pick<StageRow, 'limit'>): number | null {
  return limit?.kind === 'working_days' ? limit.n * MINUTES_A_DAY : null
}

const inDays = (minutes: number | null): number | null => (minutes === null ? null : minutes / MINUTES_A_DAY)

/** The row of the first reply, for the title. */
export function replyRow(stages: readonly StageRow[]): StageRow | undefined {
  return stages.find((row) => row.kind === 'cumulative' && row.to === 'replied' && row.median !== null)
}
