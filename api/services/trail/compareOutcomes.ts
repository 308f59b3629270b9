// States and results of draws and of residents' councils held against the log: as the last act left them, byte for byte.
import { createHash } from 'node:crypto'
import type { Sqlite } from '#db/open.ts'
import { type ActBody, listActsOf, type StoredOutcome, storedOutcomes } from '#db/queries/checkActs.ts'
import type { ActType, CouncilState, SampleState } from '#db/vocabulary.ts'
import type { Problems } from './trailReport.ts'

const SAMPLES: Partial<Record<ActType, SampleState>> = {
  sample_frozen: 'frozen',
  sample_drawn: 'drawn',
  sample_submitted: 'submitted',
  sample_voided: 'voided',
}
const COUNCILS: Partial<Record<ActType, CouncilState>> = {
  council_added: 'draft',
  council_opened: 'open',
  council_sealed: 'sealed',
  council_published: 'published',
  council_closed: 'closed',
}

/**
 * Adds a problem for each draw and council whose state or result is another than the log says, and for each council that is missing
 * or was never set up; of draws compareSamples says it.
 */
export function compareOutcomes(sqlite: Sqlite, problems: Problems): void {
  compare(sqlite, problems, { table: 'sample', states: SAMPLES, nameOf: ({ drawId }) => String(drawId) })
  compare(sqlite, problems, { table: 'council', states: COUNCILS, nameOf: ({ council }) => String(council) })
}

interface Compared {
  readonly table: 'sample' | 'council'
  /** State in which each act leaves the row. */
  readonly states: Readonly<Partial<Record<ActType, string>>>
  readonly nameOf: (act: ActBody) => string
}

interface Logged {
  readonly seq: number
  readonly state: string | undefined
  readonly sha256: string | null
}

function compare(sqlite: Sqlite, problems: Problems, { table, states, nameOf }: Compared): void {
  const logged = new Map<string, Logged>()
  for (const act of listActsOf(sqlite, Object.keys(states) as ActType[])) {
    const sha256 = typeof act.sha256 === 'string' ? act.sha256 : (logged.get(nameOf(act))?.sha256 ?? null)
    logged.set(nameOf(act), { seq: act.seq, state: states[act.type as ActType], sha256 })
  }
  const add = (name: string, detail: string, seq: number | undefined) => {
    const range = seq === undefined ? { from: 0, to: 0 } : { from: seq, to: seq + 1 }
    problems.add({ kind: table, ...range, detail: `the ${table} ${name} ${detail}` })
  }
  for (const stored of storedOutcomes(sqlite, table)) {
    const known = logged.get(stored.name)
    logged.delete(stored.name)
    if (known === undefined && table === 'sample') continue
    const detail = known === undefined ? 'was never set up' : faultOf(stored, known)
    if (detail !== null) add(stored.name, detail, known?.seq)
  }
  if (table === 'sample') return
  for (const [name, { seq }] of logged) add(name, 'is missing', seq)
}

function faultOf({ state, result, resultHash }: StoredOutcome, logged: Logged): string | null {
  if (state !== logged.state) return `is ${state}, the log left it ${logged.state}`
  const sha256 = result === null ? null : createHash('sha256').update(result).digest('hex')
  if (sha256 !== resultHash) return 'has a result that is not the bytes of its SHA-256'
  return resultHash === logged.sha256 ? null : 'has another result than the log names'
}
