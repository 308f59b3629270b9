// What a new screen begins with: three playlists to choose from, every part of which can be changed afterwards.
import type { ScreenLanguage, ScreenTemplate, ScreenTheme, SlideKind } from '#db/vocabulary.ts'

/** When a slide is shown; null = no bound. Hours and days are the street's own, `to` is exclusive and may lie past midnight. */
export interface SlideTimes {
  /** ISO weekdays, 1 = Monday; null = every day. */
  readonly days: readonly number[] | null
  /** HH:MM. */
  readonly from: string | null
  readonly to: string | null
  /** YYYY-MM-DD, both included. */
  readonly first: string | null
  readonly last: string | null
}

export interface PlaylistSlide extends SlideTimes {
  readonly kind: SlideKind
  readonly seconds: number
}

export interface Playlist {
  readonly language: ScreenLanguage
  readonly theme: ScreenTheme
  /** Dimmed from … to (HH:MM); null = never. */
  readonly night: { readonly from: string; readonly to: string } | null
  /** How far away the readers stand, and the diagonal; null = the usual sizes. */
  readonly metres: number | null
  readonly inches: number | null
  /** Departments of a group that are shown; null = all. */
  readonly top: number | null
  readonly feedback: { readonly phone: string; readonly hours: string; readonly place: string }
  readonly slides: readonly PlaylistSlide[]
}

export const ALWAYS: SlideTimes = { days: null, from: null, to: null, first: null, last: null }

const SLIDES: Readonly<Record<ScreenTemplate, readonly (readonly [SlideKind, number])[]>> = {
  hall: [
    ['cover', 12],
    ['ranking', 20],
    ['rate', 16],
    ['map', 20],
    ['trend', 16],
    ['categories', 16],
    ['council', 16],
    ['supervision', 16],
    ['typical_case', 20],
    ['feedback', 12],
  ],
  ranking: [
    ['cover', 12],
    ['ranking', 20],
    ['feedback', 12],
  ],
  board: [
    ['ranking', 6],
    ['rate', 6],
    ['feedback', 8],
  ],
}

export const playlistOf = (template: ScreenTemplate): Playlist => ({
  ...{ language: 'zh', theme: 'dark', night: { from: '22:00', to: '06:00' } },
  ...{ metres: null, inches: null, top: null },
  feedback: { phone: '12345', hours: '', place: '' },
  slides: SLIDES[template].map(([kind, seconds]) => ({ kind, seconds, ...ALWAYS })),
})
