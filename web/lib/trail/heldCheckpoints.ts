// Checkpoints kept in this browser: what later checks of the trail are held against.
import { claimedCheckpoint } from '#api/domain/trail/checkpoint.ts'
import type { Held } from './check.ts'

export interface KeptCheckpoint extends Held {
  /** ISO 8601; when it was kept. */
  readonly keptAt: string
  /** Events it covers. */
  readonly size: number
}

const STORE = 'pingyi.checkpoints'
const MOST = 20

/** Those kept, newest first; what is no checkpoint is passed over. */
export function readKept(): KeptCheckpoint[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORE) ?? '[]')
    return Array.isArray(stored) ? stored.flatMap(keptOf) : []
  } catch {
    return []
  }
}

function keptOf(value: unknown): KeptCheckpoint[] {
  if (typeof value !== 'object' || value === null) return []
  const { note, vkey, keptAt }: Partial<Record<string, unknown>> = { ...value }
  const size = typeof note === 'string' ? claimedCheckpoint(note)?.size : undefined
  if (typeof note !== 'string' || typeof keptAt !== 'string' || size === undefined) return []
  return [{ note, vkey: typeof vkey === 'string' ? vkey : null, keptAt, size }]
}

/** Keeps one more; of the oldest and those in between some go, the first one stays. */
export function keep(checkpoint: KeptCheckpoint): KeptCheckpoint[] {
  const others = readKept().filter(({ note }) => note !== checkpoint.note)
  const kept = [checkpoint, ...others]
  return store(kept.length <= MOST ? kept : [...kept.slice(0, MOST - 1), ...kept.slice(-1)])
}

export const forget = (note: string): KeptCheckpoint[] => store(readKept().filter((one) => one.note !== note))

function store(kept: KeptCheckpoint[]): KeptCheckpoint[] {
  try {
    localStorage.setItem(STORE, JSON.stringify(kept))
  } catch {
    // A browser that keeps nothing: the list lives as long as the page.
  }
  return kept
}
