// Imports: upload, mapping, check, run, report.
import { type Static, Type } from 'typebox'
import { COORDINATE_SYSTEMS, IMPORT_STATES } from '#db/vocabulary.ts'
import { closed, instant, nullable, numberOrNull, oneOf, stringOrNull } from './kit.ts'

export const ImportOptions = closed({
  /** A preset's name, or a mapping file's JSON text. */
  preset: Type.Optional(Type.String({ maxLength: 60 })),
  mapping: Type.Optional(Type.String({ maxLength: 100_000 })),
  crs: Type.Optional(oneOf(COORDINATE_SYSTEMS)),
  encoding: Type.Optional(Type.String({ maxLength: 20 })),
  calendar: Type.Optional(Type.String({ maxLength: 40 })),
  asOf: Type.Optional(Type.String({ maxLength: 40 })),
  /** `check` reads and judges the file and imports nothing; `run` imports. Default run. */
  mode: Type.Optional(Type.Unsafe<'check' | 'run'>({ type: 'string', enum: ['check', 'run'] })),
})
export type ImportOptions = Static<typeof ImportOptions>

export const ProblemGroup = closed({
  code: Type.String(),
  column: stringOrNull,
  count: Type.Number(),
  /** What to do about it. */
  advice: Type.String(),
  first: Type.Array(
    closed({
      line: Type.Number(),
      value: stringOrNull,
      message: Type.String(),
    }),
  ),
})

export const ImportReport = closed({
  rows: Type.Number(),
  inserted: Type.Number(),
  updated: Type.Number(),
  unchanged: Type.Number(),
  rejected: Type.Number(),
  provisionalDeadlines: Type.Number(),
  seconds: Type.Number(),
  problems: Type.Array(ProblemGroup),
  newDepartments: Type.Array(Type.String()),
  /** Default-geocode piles found: marked as no position. */
  piles: Type.Array(
    closed({
      lng: Type.Number(),
      lat: Type.Number(),
      cases: Type.Number(),
      share: Type.Number(),
    }),
  ),
  /** Share of positions inside the communities under each coordinate system. */
  crsCheck: nullable(
    closed({
      declared: Type.String(),
      best: Type.String(),
      shares: Type.Record(Type.String(), Type.Number()),
    }),
  ),
  unlocated: Type.Number(),
  rejectsUrl: stringOrNull,
})
export type ImportReport = Static<typeof ImportReport>

export const ImportJob = closed({
  id: Type.Number(),
  state: oneOf(IMPORT_STATES),
  mode: Type.String(),
  fileName: Type.String(),
  sha256: stringOrNull,
  actor: stringOrNull,
  createdAt: instant,
  finishedAt: stringOrNull,
  progress: closed({
    rows: Type.Number(),
    bytes: Type.Number(),
    totalBytes: Type.Number(),
    share: numberOrNull,
    rowsPerSecond: numberOrNull,
  }),
  error: nullable(closed({ code: Type.String(), detail: Type.String() })),
  report: nullable(ImportReport),
  /** The cases behind the report's counts; null where nothing was imported, or not kept apart. */
  lists: closed({ inserted: stringOrNull, updated: stringOrNull }),
})
export type ImportJob = Static<typeof ImportJob>

/** What the page shows between upload and run: guessed mapping with sample values. */
export const ImportPreview = closed({
  id: Type.Number(),
  fileName: Type.String(),
  format: Type.String(),
  encoding: Type.String(),
  header: Type.Array(Type.String()),
  samples: Type.Array(Type.Array(stringOrNull)),
  preset: stringOrNull,
  /** Field → column and how sure the guess is. */
  guesses: Type.Array(
    closed({
      field: Type.String(),
      label: Type.String(),
      required: Type.Boolean(),
      column: stringOrNull,
      confidence: Type.Number(),
    }),
  ),
  mapping: Type.String(),
})
export type ImportPreview = Static<typeof ImportPreview>
