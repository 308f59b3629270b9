// Every slide at every size: text as large as promised, nothing over the edge, nothing of a page that could run.
import { describe, expect, it } from 'vitest'
import { aProgramme } from '#web/test/aProgramme.ts'
import { textWidth } from '../textFit.ts'
import { pagesOf, type ScreenSize } from './drawScreen.ts'
import { frameOf } from './frame.ts'
import type { Programme } from './shapes.ts'

const SIZES = [
  [1920, 1080],
  [3840, 2160],
  [1080, 1920],
  [1280, 720],
  [3840, 1080],
  [512, 256],
  [960, 320],
] as const

const EDGES = [
  { side: 'bottom', isOffline: false, index: 0, count: 9 },
  { side: 'top', isOffline: true, index: 4, count: 9 },
] as const

interface Drawn {
  readonly words: string
  readonly size: number
  readonly left: number
  readonly right: number
  readonly base: number
}

/** The texts of a picture, with the room they take at most. */
function textsOf(svg: string): Drawn[] {
  return [...svg.matchAll(/<text ([^>]*)>([^<]*)<\/text>/g)].map(([, attributes = '', words = '']) => {
    const at = (name: string) => new RegExp(`(?:^| )${name}="([^"]*)"`).exec(attributes)?.[1] ?? ''
    const size = Number(at('font-size'))
    const width = textWidth(words.replace(/&\w+;|&#\d+;/g, '“'), size)
    const anchor = at('text-anchor')
    const left = Number(at('x')) - (anchor === 'end' ? width : anchor === 'middle' ? width / 2 : 0)
    return { words, size, left, right: left + width, base: Number(at('y')) }
  })
}

/** Every picture of a programme, with the side its edge is at. */
function* picturesOf(programme: Programme, size: ScreenSize) {
  for (const slide of programme.slides) {
    const pages = pagesOf(programme, slide, size)
    expect(pages.length, slide.id).toBeGreaterThan(0)
    for (const page of pages) for (const edge of EDGES) yield { id: slide.id, svg: page.draw(edge) }
  }
}

describe.each(SIZES)('%d × %d', (width, height) => {
  it.each(['zh', 'en'] as const)('has no line of the cover on another (%s)', (language) => {
    for (const smallestFont of [null, 70]) {
      const programme = aProgramme({ language, smallestFont })
      const [cover] = programme.slides.flatMap((slide) => pagesOf(programme, slide, { width, height }))
      const lines = textsOf(cover?.draw(EDGES[0]) ?? '').sort((a, b) => a.base - b.base)
      expect(lines.length).toBeGreaterThan(2)
      for (const [i, { words, size, base }] of lines.entries())
        expect(base - (lines[i - 1]?.base ?? 0), words).toBeGreaterThan(size * 0.85)
    }
  })

  it.each(['zh', 'en'] as const)('says everything large enough and inside (%s)', (language) => {
    const frame = frameOf({ width, height, smallestFont: null })
    const least = frame.layout === 'compact' ? 24 : 40 * frame.unit
    for (const { id, svg } of picturesOf(aProgramme({ language }), { width, height })) {
      const down = Number(/translate\(0 (\d+)\)/.exec(svg)?.[1] ?? 0)
      expect(svg, id).not.toMatch(/NaN|undefined|Infinity|<style|<script|#fff(?:fff)?"/i)
      for (const { words, size, left, base } of textsOf(svg)) {
        const said = `${id} “${words}” ${size}`
        expect(size, said).toBeGreaterThanOrEqual(least - 0.01)
        expect(left, said).toBeGreaterThanOrEqual(0)
        expect(base + (base > height - down ? 0 : down), said).toBeLessThanOrEqual(height)
      }
    }
  })
})

it('titles are 88 and data 56 px at 1080 lines, twice that at 2160', () => {
  const size = { width: 1920, height: 1080, smallestFont: null }
  expect(frameOf(size)).toMatchObject({ title: 88, data: 56, small: 40 })
  expect(frameOf({ ...size, width: 3840, height: 2160 })).toMatchObject({ title: 176, data: 112, small: 80 })
})

it('the smallest font of the settings is the smallest on the screen, and fewer rows fit', () => {
  const size = { width: 1920, height: 1080 }
  const far = aProgramme({ smallestFont: 78 })
  const ranking = far.slides.filter(({ kind }) => kind === 'ranking')
  const [slide] = ranking
  if (slide === undefined) throw new Error('no ranking')
  const pages = pagesOf(far, slide, size)
  expect(pages.length).toBeGreaterThan(pagesOf(aProgramme(), slide, size).length)
  for (const page of pages)
    for (const { size: px } of textsOf(page.draw(EDGES[0]))) expect(px).toBeGreaterThanOrEqual(78)
})

it('words of a name cannot leave their place', () => {
  const evil = '<img src=x onerror=alert(1)>'
  const programme = aProgramme({ street: evil })
  const [cover] = programme.slides
  if (cover === undefined) throw new Error('no cover')
  const svg = pagesOf(programme, cover, { width: 1920, height: 1080 })
    .map((page) => page.draw(EDGES[0]))
    .join('')
  expect(svg).not.toContain('<img')
  expect(svg).toContain('&lt;img')
})
