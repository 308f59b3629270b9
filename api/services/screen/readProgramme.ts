// What a public screen shows now: the slides of its playlist, filled from public releases and nothing else.
import { createHash } from 'node:crypto'
import type { Db } from '#db/open.ts'
import type { SlideKind } from '#db/vocabulary.ts'
import type { PublicResult } from '../../contract/publicResult.ts'
import type { Playlist, Programme, ProgrammeSlide } from '../../contract/screens.ts'
import { smallestFont } from '../../domain/screen/legibility.ts'
import type { Context } from '../context.ts'
import { type PublicText, typicalCases } from '../public/readTexts.ts'
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
  const texts = typicalCases(context)
  const version = versionOf(stored.version, { standing, texts })
  const key = JSON.stringify([id, name, origin, version, context.dataVersion, context.street.mapApproval])
  const known = finished.get(context.db) ?? new Map<string, Programme>()
  const { playlist } = stored
  const programme = known.get(key) ?? drawn(context, { name, origin, version, playlist, standing, texts })
  if (known.size >= MOST_FINISHED) known.clear()
  finished.set(context.db, known.set(key, programme))
  return programme
}

/** What a programme is drawn from. */
interface Drawable {
  readonly standing: Standing | null
  readonly texts: readonly PublicText[]
}

/** `3~2026-Q2v1+2026-Q3v2+t1b2c3d4`: version of the playlist, then of everything it is drawn from; typical cases by a hash of theirs. */
function versionOf(playlist: number, { standing, texts }: Drawable): string {
  const listed = standing === null ? [] : [...standing.series, standing.quarter ?? standing.latest]
  const results = listed.map(({ notice }) => `${notice.period}v${notice.version}`)
  const names = texts.length === 0 ? results : [...results, `t${shortHash(JSON.stringify(texts))}`]
  return `${playlist}~${[...new Set(names)].join('+') || 'none'}`
}

const HASH_SIGNS = 8
const shortHash = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, HASH_SIGNS)

interface Drawing extends Drawable {
  readonly name: string
  readonly origin: string
  readonly version: string
  readonly playlist: Playlist
}

function drawn(context: Context, { name, origin, version, playlist, standing, texts }: Drawing): Programme {
  const now = standing === null ? null : publishedNow(context, standing)
  const slides = playlist.slides.flatMap(({ kind, ...shown }) =>
    fillOf(context, { kind, playlist, now, origin, texts }).map(({ source = null, ...part }) => ({
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
  readonly texts: readonly PublicText[]
}

function fillOf(context: Context, { kind, playlist, now, origin, texts }: Wanted): Part[] {
  if (kind === 'feedback') return [feedbackOf(playlist, `${origin}/public`)]
  if (kind === 'typical_case') return texts.map(textOf)
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

/** Slides of one programme follow one another as the texts were approved. */
const textOf = ({ subject, title, body }: PublicText, i: number): Part => ({
  id: `typical_case:${i + 1}`,
  text: { subject: subject.label, title, body },
})

interface Filling extends PublishedNow {
  /** The release that this kind is drawn from. */
  readonly result: PublicResult
  readonly top: number | null
}

const FILLS: Readonly<
  Record<Exclude<SlideKind, 'feedback' | 'typical_case'>, (context: Context, filling: Filling) => Part[]>
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
