// What a public screen is given to draw: the members of the server's programme that the pictures need.

export type ScreenLang = 'zh' | 'en'
export interface Words {
  readonly zh: string
  readonly en: string
}

/** Null = not published; a value of null = no data. */
export type Rate = {
  readonly value: number | null
  readonly num: number
  readonly den: number
} | null

export interface Source {
  readonly period: Words
  readonly version: number
  /** Fewest cases behind a number that is shown; absent in what an earlier build kept. */
  readonly k?: number
  /** ISO 8601 with offset. */
  readonly asOf: string
}

export interface Cover {
  readonly cases: number | null
  readonly departments: number
  readonly indicators: readonly Weighted[]
  /** Of the total; empty where it is the score alone, absent in what an earlier build kept. */
  readonly parts?: readonly Weighted[]
  /** Version that this one corrects. */
  readonly corrects?: number | null
}

export interface Weighted {
  readonly name: Words
  readonly weight: number
}

export interface RankedRow {
  readonly name: string
  readonly rank: number | null
  readonly rankLow: number | null
  readonly rankHigh: number | null
  readonly tier: number | null
  readonly score: number | null
  readonly lo: number | null
  readonly hi: number | null
  readonly rates: readonly Rate[]
}

export interface Ranking {
  readonly group: Words
  readonly indicators: readonly Words[]
  readonly left: number
  readonly rows: readonly RankedRow[]
}

export interface Bars {
  readonly title: Words
  readonly formula: Words
  readonly lowerIsBetter: boolean
  readonly group: Words
  readonly rows: readonly { readonly name: string; readonly rate: Rate }[]
}

export interface Tile {
  readonly name: string
  readonly count: number | null
}

export interface TileMap {
  readonly total: number
  readonly unlocated: number | null
  readonly columns: number
  readonly tiles: readonly (Tile | null)[]
  readonly breaks: readonly number[]
}

export interface Trend {
  readonly series: readonly {
    readonly name: Words
    /** Groups it is of; null = the whole street. */
    readonly of?: Words | null
    readonly points: readonly { readonly period: string; readonly rate: Rate }[]
  }[]
}

export interface Categories {
  readonly total: number
  readonly left: number
  readonly rows: readonly { readonly name: Words; readonly count: number }[]
}

export interface Results {
  readonly rows: readonly { readonly name: string; readonly points: number }[]
}

/** A typical case; paragraphs parted by line breaks. */
export interface Told {
  readonly subject: Words
  readonly title: Words
  readonly body: Words
}

export interface Feedback {
  readonly phone: string
  readonly hours: string
  readonly place: string
  /** Address of the public pages, with its code: an SVG path of modules in a square of `size`. */
  readonly site: { readonly address: string; readonly size: number; readonly path: string }
}

export interface Slide {
  readonly id: string
  readonly kind: string
  readonly seconds: number
  readonly days: readonly number[] | null
  readonly from: string | null
  readonly to: string | null
  readonly first: string | null
  readonly last: string | null
  readonly source: Source | null
  readonly cover?: Cover
  readonly ranking?: Ranking
  readonly bars?: Bars
  readonly map?: TileMap
  readonly trend?: Trend
  readonly categories?: Categories
  readonly results?: Results
  readonly text?: Told
  readonly feedback?: Feedback
}

export interface Programme {
  readonly version: string
  readonly street: string
  readonly zone: string
  readonly mapApproval: string | null
  readonly language: ScreenLang
  readonly theme: 'dark' | 'light'
  readonly night: { readonly from: string; readonly to: string } | null
  readonly smallestFont: number | null
  readonly slides: readonly Slide[]
}
