// A playlist while it is being edited: numbers as they are typed, and what is wrong with it before it is sent.
import type { SlideKind } from '#db/vocabulary.ts'
import type { Playlist, PlaylistSlide } from './queries.ts'

export interface SlideDraft extends Omit<PlaylistSlide, 'seconds'> {
  /** Of this form only: rows are moved. */
  readonly key: number
  readonly seconds: string
}

export interface PlaylistDraft extends Omit<Playlist, 'metres' | 'inches' | 'top' | 'slides'> {
  readonly metres: string
  readonly inches: string
  readonly top: string
  readonly slides: readonly SlideDraft[]
}

export type PlaylistFault = 'faultNumber' | 'faultEmpty'

const typed = (n: number | null): string => (n === null ? '' : String(n))

export const draftOf = ({ metres, inches, top, slides, ...rest }: Playlist): PlaylistDraft => ({
  ...rest,
  ...{ metres: typed(metres), inches: typed(inches), top: typed(top) },
  slides: slides.map((slide, key) => ({ ...slide, key, seconds: String(slide.seconds) })),
})

const numberOf = (text: string): number | null => (text.trim() === '' ? null : Number(text))

const isIn = (n: number | null, low: number, high: number): boolean => n === null || (n >= low && n <= high)

/** Null = it can be sent; the bounds are the contract's. */
export function playlistFault({ metres, inches, top, slides }: PlaylistDraft): PlaylistFault | null {
  if (slides.length === 0) return 'faultEmpty'
  const places = numberOf(top)
  const areFine =
    isIn(numberOf(metres), 0.5, 100) &&
    isIn(numberOf(inches), 5, 2000) &&
    isIn(places, 1, 200) &&
    (places === null || Number.isInteger(places)) &&
    slides.every(({ seconds }) => Number.isInteger(Number(seconds)) && isIn(Number(seconds), 4, 600))
  return areFine ? null : 'faultNumber'
}

export const playlistOfDraft = ({ metres, inches, top, slides, ...rest }: PlaylistDraft): Playlist => ({
  ...rest,
  ...{ metres: numberOf(metres), inches: numberOf(inches), top: numberOf(top) },
  slides: slides.map(({ key: _, seconds, ...slide }) => ({ ...slide, seconds: Number(seconds) })),
})

const DEFAULT_SECONDS = '15'

export function withSlide(slides: readonly SlideDraft[], kind: SlideKind): SlideDraft[] {
  const key = slides.reduce((most, one) => Math.max(most, one.key), -1) + 1
  const always = { days: null, from: null, to: null, first: null, last: null }
  return [...slides, { kind, key, seconds: DEFAULT_SECONDS, ...always }]
}

/** ISO weekdays. */
export const EVERY_DAY: readonly number[] = [1, 2, 3, 4, 5, 6, 7]

/** The days with one more or less, in their order; all = null (every day). The last one stays: a content shown never is removed instead. */
export function toggledDay(days: readonly number[] | null, day: number): number[] | null {
  const now = days ?? EVERY_DAY
  const next = EVERY_DAY.filter((one) => now.includes(one) !== (one === day))
  if (next.length === 0) return [...now]
  return next.length === EVERY_DAY.length ? null : next
}

/** The slide one place up or down; at the end it stays. */
export function moved(slides: readonly SlideDraft[], from: number, by: 1 | -1): readonly SlideDraft[] {
  const [one, other] = [slides[from], slides[from + by]]
  if (one === undefined || other === undefined) return slides
  return slides.map((slide, i) => (i === from ? other : i === from + by ? one : slide))
}
