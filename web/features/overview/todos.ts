// What somebody should look at now, from what the product knows: cases without a place, refused rows, missing holidays.
import type { Heat } from '#api/contract/heat.ts'
import type { ImportJob } from '#api/contract/imports.ts'
import type { Meta } from '#api/contract/meta.ts'

export type Todo =
  | {
      readonly kind: 'unlocated'
      readonly count: number
      readonly share: number | null
      readonly casesUrl: string
    }
  | { readonly kind: 'rejects'; readonly count: number; readonly job: number; readonly fileName: string }
  | { readonly kind: 'calendar'; readonly count: number; readonly year: number }

/** Imports older than the last ones are done with. */
const IMPORTS = 3

/** In the order of urgency; empty where nothing is open or known. */
export function todosOf(known: {
  readonly heat: Pick<Heat, 'unlocated'> | undefined
  readonly imports: readonly ImportJob[] | undefined
  readonly calendar: Meta['calendar']
}): readonly Todo[] {
  const todos: Todo[] = []
  for (const job of (known.imports ?? []).slice(0, IMPORTS)) {
    const count = job.report?.rejected ?? 0
    if (job.state === 'done' && count > 0)
      todos.push({ kind: 'rejects', count, job: job.id, fileName: job.fileName })
  }
  const { heat, calendar } = known
  if (heat && heat.unlocated.num > 0) {
    const { num, share, casesUrl } = heat.unlocated
    todos.push({ kind: 'unlocated', count: num, share, casesUrl })
  }
  if (calendar.provisionalDeadlines > 0 && calendar.firstUncoveredYear !== null) {
    todos.push({
      kind: 'calendar',
      count: calendar.provisionalDeadlines,
      year: calendar.firstUncoveredYear,
    })
  }
  return todos
}
