// What a publication counts, table by table, before anything is hidden.

/** Cases behind one metric in one group of a publication, by department. */
export interface BoardCounts {
  readonly group: string
  readonly metric: string
  readonly departments: Readonly<Record<string, number>>
}

/** Received cases by cell and community; '' = in no cell, in no community. */
export interface PlaceCounts {
  readonly cells: readonly string[]
  readonly communities: readonly string[]
  /** Cells × communities. */
  readonly counts: readonly (readonly number[])[]
}

/** What a publication counts. */
export interface Publication {
  readonly period: string
  /** The quarter of the period (itself for a quarter) and its months, in order. */
  readonly quarter: string
  readonly months: readonly string[]
  readonly board: readonly BoardCounts[]
  /** Null in a month: places and categories are published by quarter only. */
  readonly places: PlaceCounts | null
  /** By first-level category; null in a month. */
  readonly categories: Readonly<Record<string, number>> | null
}
