// Colours of the public screen, dark and light; off-white instead of white, which burns in and dazzles at night.

export interface ScreenColours {
  readonly paper: string
  readonly surface: string
  readonly line: string
  readonly text: string
  readonly muted: string
  readonly brand: string
  readonly good: string
  readonly poor: string
  readonly uncertain: string
  /** Classes of the map, fewest to most, and the ink on each. */
  readonly ramp: readonly string[]
  readonly rampInk: readonly string[]
}

export const SCREEN_COLOURS: { readonly dark: ScreenColours; readonly light: ScreenColours } = {
  dark: {
    paper: '#0b1a2e',
    surface: '#12253f',
    line: '#23395a',
    text: '#f2f6fb',
    muted: '#b9c7d8',
    brand: '#9cc6ff',
    good: '#63c7ee',
    poor: '#ff8f5a',
    uncertain: '#8d9db0',
    ramp: ['#3a1d14', '#7a1f10', '#b5401f', '#e3703d', '#f9a76a', '#fdd9a5'],
    rampInk: ['#f2f6fb', '#f2f6fb', '#f2f6fb', '#0b1a2e', '#0b1a2e', '#0b1a2e'],
  },
  light: {
    paper: '#eef1f5',
    surface: '#e1e6ed',
    line: '#c6cfda',
    text: '#1b2430',
    muted: '#4a5664',
    brand: '#1f4e8c',
    good: '#0b5f8a',
    poor: '#9c2f06',
    uncertain: '#6b7785',
    ramp: ['#fbeedd', '#fdd9a5', '#f9a76a', '#e3703d', '#b5401f', '#7a1f10'],
    rampInk: ['#1b2430', '#1b2430', '#1b2430', '#1b2430', '#f2f6fb', '#f2f6fb'],
  },
}
