// What a public screen shows now: the slides of its playlist, filled from published snapshots and nothing else.
import type { Db } from '#db/open.ts'
import type { SlideKind } from '#db/vocabulary.ts'
import type { Playlist, Programme, ProgrammeSlide } from '../../contract/screens.ts'
import { smallestFont } from '../../domain/screen/legibility.ts'
import type { Context } from '../context.ts'
import { placesOf } from './placeSlides.ts'
import { readPlaylist } from './playlists.ts'
import {
  type Published,
  type PublishedNow,
  type PublishedRows,
  publishedNow,
  publishedRows,
  sourceOf,
} from './published.ts'
import { coverOf, type Part, partsOf, rankingsOf, ratesOf, trendOf } from './resultSlides.ts'

/** Finished programmes by what they follow from; a screen asks every minute and hears nothing new for weeks. */
const finished = new WeakMap<Db, Map<string, Programme>>()
const MOST_FINISHED = 100

/**
 * The programme of a screen. Slides of what has not been published, or of too few cases, are left out; before anything is
 * published how to complain remains. Equal publications and playlist give equal answers.
 * @throws DomainError not_found where there is no such screen.
 */
export function readProgramme(
  context: Context,
  { id, name }: { readonly id: number; readonly name: string },
): Programme {
  const stored = readPlaylist(context.db, id)
  const rows = publishedRows(context)
  const version = versionOf(stored.version, rows)
  const key = JSON.stringify([id, name, version, context.dataVersion, context.street.mapApproval])
  const known = finished.get(context.db) ?? new Map<string, Programme>()
  const programme = known.get(key) ?? drawn(context, { name, version, playlist: stored.playlist, rows })
  if (known.size >= MOST_FINISHED) known.clear()
  finished.set(context.db, known.set(key, programme))
  return programme
}

/** `3~2026-Q2v1+2026-Q3v2`: version of the playlist, then of everything it is drawn from. */
function versionOf(playlist: number, rows: PublishedRows | null): string {
  const listed = rows === null ? [] : [...rows.series, ...(rows.quarter ? [rows.quarter] : [])]
  const names = listed.map(({ row }) => `${row.period}v${row.version}`)
  return `${playlist}~${[...new Set(names)].join('+') || 'none'}`
}

interface Drawing {
  readonly name: string
  readonly version: string
  readonly playlist: Playlist
  readonly rows: PublishedRows | null
}

function drawn(context: Context, { name, version, playlist, rows }: Drawing): Programme {
  const now = rows === null ? null : publishedNow(context, rows)
  const slides = playlist.slides.flatMap(({ kind, ...shown }) =>
    fillOf(context, { kind, playlist, now }).map(({ source = null, ...part }) => ({
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
}

function fillOf(context: Context, { kind, playlist, now }: Wanted): Part[] {
  if (kind === 'feedback') return [{ id: 'feedback', feedback: playlist.feedback }]
  if (now === null) return []
  if (kind === 'map' || kind === 'categories') {
    return now.quarter === null ? [] : from(now.quarter, placesOf(context, now.quarter)[kind])
  }
  return from(now.latest, FILLS[kind](now, playlist))
}

const from = (published: Published, parts: Part[]): Part[] =>
  parts.map((part) => ({ ...part, source: sourceOf(published) }))

const FILLS: Readonly<
  Record<
    Exclude<SlideKind, 'feedback' | 'map' | 'categories'>,
    (now: PublishedNow, playlist: Playlist) => Part[]
  >
> = {
  cover: ({ latest }) => coverOf(latest),
  ranking: ({ latest }, { top }) => rankingsOf(latest, top),
  rate: ({ latest }) => ratesOf(latest),
  trend: ({ series }) => trendOf(series),
  council: ({ latest }) => partsOf(latest, 'council'),
  supervision: ({ latest }) => partsOf(latest, 'supervision'),
}
