// What a public screen shows now: the slides of its playlist, filled from public releases and nothing else.
import type { Db } from '#db/open.ts'
import type { SlideKind } from '#db/vocabulary.ts'
import type { PublicResult } from '../../contract/publicResult.ts'
import type { Playlist, Programme, ProgrammeSlide } from '../../contract/screens.ts'
import { smallestFont } from '../../domain/screen/legibility.ts'
import type { Context } from '../context.ts'
import { qrPath } from '../public/site/qrCode.ts'
import { categoriesOf, mapOf } from './placeSlides.ts'
import { readPlaylist } from './playlists.ts'
import { type PublishedNow, publishedNow, type Standing, sourceOf, standingNow } from './published.ts'
import { coverOf, type Part, pointsOf, rankingsOf, ratesOf, trendOf } from './resultSlides.ts'

/** Finished programmes by what they follow from; a screen asks every minute and hears nothing new for weeks. */
const finished = new WeakMap<Db, Map<string, Programme>>()
const MOST_FINISHED = 100

export interface ProgrammeAsked {
  /** Of the screen. */
  readonly id: number
  readonly name: string
  /** `https://host` that residents reach the public pages by. */
  readonly origin: string
}

/**
 * The programme of a screen. Slides of what has not been released are left out; before anything is, how to complain remains. Equal
 * releases and playlist give equal answers.
 * @throws DomainError not_found where there is no such screen.
 */
export function readProgramme(context: Context, { id, name, origin }: ProgrammeAsked): Programme {
  const stored = readPlaylist(context.db, id)
  const standing = standingNow(context)
  const version = versionOf(stored.version, standing)
  const key = JSON.stringify([id, name, origin, version, context.dataVersion, context.street.mapApproval])
  const known = finished.get(context.db) ?? new Map<string, Programme>()
  const { playlist } = stored
  const programme = known.get(key) ?? drawn(context, { name, origin, version, playlist, standing })
  if (known.size >= MOST_FINISHED) known.clear()
  finished.set(context.db, known.set(key, programme))
  return programme
}

/** `3~2026-Q2v1+2026-Q3v2`: version of the playlist, then of everything it is drawn from. */
function versionOf(playlist: number, standing: Standing | null): string {
  const listed = standing === null ? [] : [...standing.series, standing.quarter ?? standing.latest]
  const names = listed.map(({ notice }) => `${notice.period}v${notice.version}`)
  return `${playlist}~${[...new Set(names)].join('+') || 'none'}`
}

interface Drawing {
  readonly name: string
  readonly origin: string
  readonly version: string
  readonly playlist: Playlist
  readonly standing: Standing | null
}

function drawn(context: Context, { name, origin, version, playlist, standing }: Drawing): Programme {
  const now = standing === null ? null : publishedNow(context, standing)
  const slides = playlist.slides.flatMap(({ kind, ...shown }) =>
    fillOf(context, { kind, playlist, now, origin }).map(({ source = null, ...part }) => ({
      kind,
      ...shown,
      source,
      ...part,
    })),
  )
  const { metres, inches } = playlist
  return {
    v: 1,
    version,
    screen: name,
    street: context.street.name,
    zone: context.zone.id,
    mapApproval: context.street.mapApproval,
    ...{ language: playlist.language, theme: playlist.theme, night: playlist.night },
    smallestFont: metres === null || inches === null ? null : smallestFont(metres, inches),
    slides: withOwnIds(slides),
  }
}

/** The same kind may stand in a playlist twice. */
function withOwnIds(slides: readonly ProgrammeSlide[]): ProgrammeSlide[] {
  const seen = new Map<string, number>()
  return slides.map((slide) => {
    const times = seen.get(slide.id) ?? 0
    seen.set(slide.id, times + 1)
    return times === 0 ? slide : { ...slide, id: `${slide.id}~${times + 1}` }
  })
}

interface Wanted {
  readonly kind: SlideKind
  readonly playlist: Playlist
  readonly now: PublishedNow | null
  readonly origin: string
}

function fillOf(context: Context, { kind, playlist, now, origin }: Wanted): Part[] {
  if (kind === 'feedback') return [feedbackOf(playlist, `${origin}/public`)]
  if (now === null) return []
  const result = kind === 'map' || kind === 'categories' ? now.quarter : now.latest
  if (result === null) return []
  const source = sourceOf(context, result)
  return FILLS[kind](context, { ...now, result, top: playlist.top }).map((part) => ({ ...part, source }))
}

const feedbackOf = ({ feedback }: Playlist, address: string): Part => ({
  id: 'feedback',
  feedback: { ...feedback, site: { address, ...qrPath(address) } },
})

interface Filling extends PublishedNow {
  /** The release that this kind is drawn from. */
  readonly result: PublicResult
  readonly top: number | null
}

const FILLS: Readonly<
  Record<Exclude<SlideKind, 'feedback'>, (context: Context, filling: Filling) => Part[]>
> = {
  cover: (_, { result }) => coverOf(result),
  ranking: (_, { result, top }) => rankingsOf(result, top),
  rate: (_, { result }) => ratesOf(result),
  map: (context, { result }) => mapOf(context, result),
  trend: (_, { series }) => trendOf(series),
  categories: (_, { result }) => categoriesOf(result),
  council: (_, { result }) => pointsOf(result, 'council'),
  supervision: (_, { result }) => pointsOf(result, 'supervision'),
}
