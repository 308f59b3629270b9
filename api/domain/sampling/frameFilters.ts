// What a frame can be narrowed by, and whether what was drawn from it speaks for whole departments.
import type { Json } from '../trail/jcs.ts'

/** Names in a plan's `filters`, in reading order; several values of one are or, several names are and. */
export const FRAME_FILTERS = [
  'department',
  'kind',
  'community',
  'category',
  'urgency',
  'scope',
  'channel',
  'flag',
] as const
export type FrameFilter = (typeof FRAME_FILTERS)[number]

const WHOLE: readonly string[] = ['department', 'kind'] satisfies readonly FrameFilter[]

/**
 * Whether every department of the frame is in it with all its records of the period: narrowed by nothing, or by departments and their
 * kinds only. Records chosen by what they are about or how they came are a part that may be better or worse than the rest.
 */
export const holdsWholeDepartments = (filters: Json): boolean =>
  typeof filters === 'object' &&
  filters !== null &&
  Object.keys(filters).every((name) => WHOLE.includes(name))
