// Scalars that must not be mixed up: an instant, a local calendar day, a case's id.

declare const brand: unique symbol

/** An instant: milliseconds since 1970-01-01T00:00Z. */
export type EpochMs = number & { readonly [brand]?: 'EpochMs' }

/** A local calendar day of the deployment's zone: days since 1970-01-01 (that day is 0). */
export type LocalDay = number & { readonly [brand]?: 'LocalDay' }

/** `source:number`, unique in the deployment. */
export type CaseId = string & { readonly [brand]?: 'CaseId' }

/** Later than every instant a record may carry: the open end of a validity. */
export const FOREVER: EpochMs = 8_640_000_000_000_000
