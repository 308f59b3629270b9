// Colours as the browser computed them: parsing, mixing, contrast by WCAG 2.

export interface Colour {
  readonly r: number
  readonly g: number
  readonly b: number
  readonly a: number
}

export const WHITE: Colour = { r: 255, g: 255, b: 255, a: 1 }

/** `rgb(…)`, `rgba(…)`, `color(srgb …)`; null for `none`, gradients and whatever else paints no flat colour. */
export function parseColour(text: string): Colour | null {
  const numbers = text.match(/-?\d+(?:\.\d+)?(?:e-?\d+)?%?/g) ?? []
  const values = numbers.map((part) => (part.endsWith('%') ? Number(part.slice(0, -1)) / 100 : Number(part)))
  const [r = 0, g = 0, b = 0, a = 1] = values
  if (/^rgba?\(/.test(text)) return { r, g, b, a }
  if (/^color\(srgb /.test(text)) return { r: r * 255, g: g * 255, b: b * 255, a }
  return null
}

/** `top` laid over an opaque `below`. */
export function over(top: Colour, below: Colour): Colour {
  const mix = (x: number, y: number) => x * top.a + y * (1 - top.a)
  return { r: mix(top.r, below.r), g: mix(top.g, below.g), b: mix(top.b, below.b), a: 1 }
}

export const fade = (colour: Colour, opacity: number): Colour => ({ ...colour, a: colour.a * opacity })

/** Contrast ratio of two opaque colours, 1–21. */
export function contrast(one: Colour, other: Colour): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((x, y) => y - x)
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)
}

function luminance({ r, g, b }: Colour): number {
  const linear = (part: number) => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
}

export const hex = ({ r, g, b }: Colour): string =>
  `#${[r, g, b].map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`
