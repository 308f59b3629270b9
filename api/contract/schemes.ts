// Ranking schemes as stored: every version, with its first day in force.
import { type Static, Type } from 'typebox'
import { closed, stringOrNull } from './kit.ts'
import { SchemeFile } from './ruleFiles.ts'

/** A version as its file has it, and who entered it when. */
export const StoredScheme = closed({
  scheme: SchemeFile,
  enteredAt: Type.String(),
  actor: stringOrNull,
})

/** By id, then in the order in which they come into force. */
export const Schemes = closed({ items: Type.Array(StoredScheme) })
export type Schemes = Static<typeof Schemes>

/** The version that was given to what was added. */
export const AddedScheme = closed({ id: Type.String(), version: Type.String() })
