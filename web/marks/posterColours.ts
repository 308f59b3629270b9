// Colours of pictures that leave the page: the light theme's own (styles/tokens.css), written out.
import type { MarkKind } from './svg.ts'

export interface PosterColours {
  readonly paper: string
  readonly text: string
  readonly muted: string
  readonly line: string
  readonly surface: string
  readonly rule: string
  /** Of shapes and lines. */
  readonly mark: Readonly<Record<MarkKind, string>>
  /** Of words beside them. */
  readonly ink: Readonly<Record<MarkKind, string>>
  /** Classes of the map, light to dark. */
  readonly ramp: readonly string[]
}

export function posterColours(): PosterColours {
  return COLOURS
}

const COLOURS: PosterColours = {
  paper: '#ffffff',
  text: '#1b2430',
  muted: '#53606f',
  line: '#dde3ea',
  surface: '#f5f7fa',
  rule: '#c8102e',
  mark: {
    good: '#0b5f8a',
    attention: '#b98000',
    poor: '#9c2f06',
    uncertain: '#7b8794',
    noise: '#7b8794',
    plain: '#1b2430',
  },
  ink: {
    good: '#0b5f8a',
    attention: '#6b5500',
    poor: '#7a2600',
    uncertain: '#3d4854',
    noise: '#3d4854',
    plain: '#1b2430',
  },
  ramp: ['#fff7ec', '#fdd9a5', '#f9a76a', '#e3703d', '#b5401f', '#7a1f10'],
}
