// Public screens: their playlists, the programme a screen shows, pairing, heartbeats.
import { type Static, Type } from 'typebox'
import { SCREEN_LANGUAGES, SCREEN_TEMPLATES, SCREEN_THEMES, SLIDE_KINDS } from '#db/vocabulary.ts'
import { closed, instant, localDate, nullable, numberOrNull, oneOf, stringOrNull, words } from './kit.ts'

const time = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' })
const line = Type.String({ maxLength: 60 })

const times = {
  /** ISO weekdays, 1 = Monday; null = every day. */
  days: nullable(Type.Array(Type.Integer({ minimum: 1, maximum: 7 }), { maxItems: 7 })),
  /** The street's local time; `to` is exclusive and may lie past midnight. */
  from: nullable(time),
  to: nullable(time),
  /** Both included. */
  first: nullable(localDate),
  last: nullable(localDate),
}

export const Playlist = closed({
  language: oneOf(SCREEN_LANGUAGES),
  theme: oneOf(SCREEN_THEMES),
  night: nullable(closed({ from: time, to: time })),
  metres: nullable(Type.Number({ minimum: 0.5, maximum: 100 })),
  inches: nullable(Type.Number({ minimum: 5, maximum: 2000 })),
  /** Departments of a group that are shown; null = all. */
  top: nullable(Type.Integer({ minimum: 1, maximum: 200 })),
  feedback: closed({ phone: line, hours: line, place: line }),
  slides: Type.Array(
    closed({ kind: oneOf(SLIDE_KINDS), seconds: Type.Integer({ minimum: 4, maximum: 600 }), ...times }),
    { minItems: 1, maxItems: 40 },
  ),
})
export type Playlist = Static<typeof Playlist>

export const StoredPlaylist = closed({ version: Type.Integer(), playlist: Playlist })

export const ScreenParams = closed({ id: Type.Integer({ minimum: 1 }) })

/** Null = not published (too few cases, or it would tell of such); a value of null = no data. */
const PublicRate = nullable(closed({ value: numberOrNull, num: Type.Number(), den: Type.Number() }))
export type PublicRate = Static<typeof PublicRate>

/** Which released version a slide is drawn from; k = fewest cases behind a number that is shown. */
const Source = closed({
  period: words,
  version: Type.Integer(),
  publishedAt: stringOrNull,
  asOf: instant,
  k: Type.Integer(),
})

const Cover = closed({
  cases: numberOrNull,
  departments: Type.Integer(),
  indicators: Type.Array(closed({ name: words, weight: Type.Number() })),
  /** Parts of the total with their shares; empty where it is the score alone. */
  parts: Type.Array(closed({ name: words, weight: Type.Number() })),
  /** Version that this one corrects; null = none. */
  corrects: nullable(Type.Integer()),
})

const RankingSlide = closed({
  group: words,
  indicators: Type.Array(words),
  /** Departments of the group that the playlist leaves out. */
  left: Type.Integer(),
  rows: Type.Array(
    closed({
      name: Type.String(),
      /** Null = not ranked: too few cases. */
      rank: numberOrNull,
      /** The 95 % range of the rank. */
      rankLow: numberOrNull,
      rankHigh: numberOrNull,
      tier: numberOrNull,
      /** Null beside a rank: not published. */
      score: numberOrNull,
      lo: numberOrNull,
      hi: numberOrNull,
      rates: Type.Array(PublicRate),
    }),
  ),
})

const BarsSlide = closed({
  title: words,
  formula: words,
  lowerIsBetter: Type.Boolean(),
  group: words,
  rows: Type.Array(closed({ name: Type.String(), rate: PublicRate })),
})

const MapSlide = closed({
  total: Type.Integer(),
  /** Cases of no community; null = not published. */
  unlocated: numberOrNull,
  /** Tiles of a row; about where the communities lie. */
  columns: Type.Integer(),
  /** Null = a place left free; a null count = not published. */
  tiles: Type.Array(nullable(closed({ name: Type.String(), count: numberOrNull }))),
  /** Lower ends of the classes 2…6. */
  breaks: Type.Array(Type.Number()),
})

const TrendSlide = closed({
  /** Points by period id, oldest first; `of` = the groups it is of, null = the whole street. */
  series: Type.Array(
    closed({
      name: words,
      of: nullable(words),
      points: Type.Array(closed({ period: Type.String(), rate: PublicRate })),
    }),
  ),
})

const CategoriesSlide = closed({
  total: Type.Integer(),
  /** Categories that are not published. */
  left: Type.Integer(),
  rows: Type.Array(closed({ name: words, count: Type.Integer() })),
})

const ResultsSlide = closed({ rows: Type.Array(closed({ name: Type.String(), points: Type.Number() })) })

/** An approved text, its paragraphs parted by line breaks; English falls back to the Chinese. */
const TextSlide = closed({ subject: words, title: words, body: words })

const FeedbackSlide = closed({
  ...{ phone: line, hours: line, place: line },
  /** Address of the public pages, and as a code: modules of a square of `size`, an SVG path. */
  site: closed({ address: Type.String(), size: Type.Integer(), path: Type.String() }),
})

export const ProgrammeSlide = closed({
  /** Unique in the programme, the same for the same content. */
  id: Type.String(),
  kind: oneOf(SLIDE_KINDS),
  seconds: Type.Integer(),
  ...times,
  /** Null = of no period. */
  source: nullable(Source),
  cover: Type.Optional(Cover),
  ranking: Type.Optional(RankingSlide),
  bars: Type.Optional(BarsSlide),
  map: Type.Optional(MapSlide),
  trend: Type.Optional(TrendSlide),
  categories: Type.Optional(CategoriesSlide),
  results: Type.Optional(ResultsSlide),
  text: Type.Optional(TextSlide),
  feedback: Type.Optional(FeedbackSlide),
})
export type ProgrammeSlide = Static<typeof ProgrammeSlide>

/** Everything a screen shows, from public releases alone. */
export const Programme = closed({
  v: Type.Literal(1),
  /** Of the playlist and the published versions. */
  version: Type.String(),
  screen: Type.String(),
  street: Type.String(),
  /** IANA name of the zone that hours and days are of. */
  zone: Type.String(),
  mapApproval: stringOrNull,
  language: oneOf(SCREEN_LANGUAGES),
  theme: oneOf(SCREEN_THEMES),
  night: nullable(closed({ from: time, to: time })),
  /** Smallest font in px of a screen of 1080 lines; null = the usual. */
  smallestFont: numberOrNull,
  slides: Type.Array(ProgrammeSlide),
})
export type Programme = Static<typeof Programme>

export const Heartbeat = closed({
  version: Type.String({ maxLength: 200 }),
  width: Type.Integer({ minimum: 0, maximum: 100_000 }),
  height: Type.Integer({ minimum: 0, maximum: 100_000 }),
  shown: Type.Integer({ minimum: 0, maximum: 1e12 }),
  heapBytes: nullable(Type.Integer({ minimum: 0, maximum: 1e15 })),
  lastError: nullable(Type.String({ maxLength: 200 })),
})
export type Heartbeat = Static<typeof Heartbeat>

export const LastHeartbeat = closed({ at: instant, ...Heartbeat.properties })

/** The token is told once and is good for nothing until somebody enters the code. */
export const Pairing = closed({ code: Type.String(), token: Type.String(), seconds: Type.Integer() })
export type Pairing = Static<typeof Pairing>

export const PairedScreen = closed({
  code: Type.String({ minLength: 6, maxLength: 12 }),
  name: Type.String({ minLength: 1, maxLength: 100 }),
  template: oneOf(SCREEN_TEMPLATES),
})
export type PairedScreen = Static<typeof PairedScreen>
