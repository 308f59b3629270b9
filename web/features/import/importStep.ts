// Where an import stands among its five steps, read off its state alone, so that it can be left and found again.
import type { ImportJob } from './queries.ts'

export const STEPS = ['file', 'mapping', 'check', 'run', 'report'] as const
export type Step = (typeof STEPS)[number]

type Standing = Pick<ImportJob, 'state' | 'mode'>

export const isUnderWay = ({ state }: Pick<ImportJob, 'state'>): boolean =>
  state === 'running' || state === 'merging'

/** The step an import is at. One that failed or was cancelled is back at its mapping: its file is still there. */
export function stepOf({ state, mode }: Standing): Step {
  switch (state) {
    case 'uploaded':
    case 'failed':
    case 'cancelled':
      return 'mapping'
    case 'running':
    case 'merging':
      return mode === 'check' ? 'check' : 'run'
    case 'done':
      return mode === 'check' ? 'check' : 'report'
    case 'withdrawn':
      return 'report'
  }
}
