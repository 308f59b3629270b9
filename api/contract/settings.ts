// Settings of the deployment that are no rules: no figure depends on them.
import { Type } from 'typebox'
import { closed, stringOrNull } from './kit.ts'

/** Approval number (审图号) as it is printed, e.g. GS(2024)0650号; empty or blank = none. */
export const MapApproval = closed({ number: Type.String({ maxLength: 60 }) })
export const StoredMapApproval = closed({ number: stringOrNull })
