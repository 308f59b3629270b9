// The tile map: one tile per community in a fixed order, coloured by class, figure in the tile, legend with numbers below.
import { escapeText, hatch, type MarkPicture, type MarkText, svg, tag, text } from './svg.ts'

export interface Tile {
  readonly id: string
  readonly label: string
  readonly value: number | null
  /** Denominator too small for a rate: hatched instead of coloured. */
  readonly isSmall?: boolean
  readonly href?: string
}

export interface TileMapOptions extends MarkText {
  readonly width: number
  readonly em?: number
  /** Lower ends of classes 2…6; the first class is below `breaks[0]`. */
  readonly breaks: readonly number[]
  readonly columns?: number
  /** What could not be placed stands as its own tile. */
  readonly unlocated?: { readonly label: string; readonly text: string }
}

/** Tiles in the given order. Classes are fixed by `breaks`, so two maps with the same breaks compare. */
export function tileMap(tiles: readonly Tile[], options: TileMapOptions): MarkPicture {
  const { width, em = 1, columns = width < 300 ? 3 : 4 } = options
  const size = { width: (width - (columns - 1) * 4) / columns, height: 56 * em }
  const place = (index: number) => ({
    x: (index % columns) * (size.width + 4),
    y: Math.floor(index / columns) * (size.height + 4),
    ...size,
  })
  const drawn = tiles.map((tile, index) => drawTile(tile, place(index), options))
  const rest = options.unlocated
    ? drawUnlocated(options.unlocated, { at: place(tiles.length), width, em })
    : ''
  const count = tiles.length + (options.unlocated ? 1 : 0)
  const rows = Math.max(1, Math.ceil(count / columns))
  const bottom = rows * (size.height + 4)
  const legend = drawLegend(options, bottom + 8)
  return {
    svg: svg({ width, height: bottom + 8 + 30 * em }, drawn.join('') + rest + legend),
    summary: tilesSummary(tiles, options),
  }
}

/** Class 1–6 of a value. */
export function classOf(value: number, breaks: readonly number[]): number {
  return 1 + breaks.slice(0, 5).filter((lower) => value >= lower).length
}

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

function drawTile(tile: Tile, box: Box, options: TileMapOptions): string {
  const { em = 1 } = options
  const isPlain = tile.value === null || tile.isSmall === true
  const step = tile.value === null ? 1 : classOf(tile.value, options.breaks)
  const ink = isPlain ? 'mk-ink mk-halo' : `mk-ramp-ink-${step}`
  const room = Math.max(2, Math.floor((box.width - 20) / (12 * em)))
  const name = [...tile.label].length > room ? `${[...tile.label].slice(0, room - 1).join('')}…` : tile.label
  const inner =
    tag('title', {}, escapeText(`${tile.label} ${tile.value === null ? '—' : options.format(tile.value)}`)) +
    (isPlain ? hatch(box, 8) : tag('rect', { class: `mk-ramp-${step}`, rx: 2, ...box })) +
    text(box.x + 10, box.y + 22 * em, name, { class: ink }) +
    text(box.x + 10, box.y + 44 * em, tile.value === null ? '—' : options.format(tile.value), {
      class: `${ink} mk-figure`,
    })
  const attributes = { 'data-tile': tile.id }
  return tile.href ? tag('a', { href: tile.href, ...attributes }, inner) : tag('g', attributes, inner)
}

function drawUnlocated(
  words: { label: string; text: string },
  box: { at: Box; width: number; em: number },
): string {
  const { at, width, em } = box
  const rect = tag('rect', {
    class: 'mk-open',
    x: at.x + 0.5,
    y: at.y + 0.5,
    width: width - at.x - 1,
    height: at.height - 1,
    rx: 2,
  })
  return (
    rect +
    text(at.x + 10, at.y + 22 * em, words.label) +
    text(at.x + 10, at.y + 44 * em, words.text, { class: 'mk-label' })
  )
}

function drawLegend(options: TileMapOptions, y: number): string {
  const { width, em = 1, breaks, format } = options
  const count = Math.min(6, breaks.length + 1)
  const step = width / count
  const words = (index: number) => {
    const [low, high] = [breaks[index - 1], breaks[index]]
    if (low === undefined) return high === undefined ? '' : `<${format(high)}`
    if (high === undefined || index === count - 1) return `≥${format(low)}`
    const both = `${format(low)}–${format(high)}`
    return both.length * 7 * em < step ? both : `${format(low)}–`
  }
  return Array.from({ length: count }, (_, index) => {
    const x = index * step
    const swatch = tag('rect', { class: `mk-ramp-${index + 1} mk-swatch`, x, y, width: step, height: 8 })
    return swatch + text(x, y + 22 * em, words(index))
  }).join('')
}

function tilesSummary(tiles: readonly Tile[], words: MarkText): string {
  const known = tiles.flatMap((tile) =>
    tile.value === null || tile.isSmall ? [] : [{ label: tile.label, value: tile.value }],
  )
  const isZh = words.lang === 'zh'
  const [first] = known
  if (!first) return isZh ? '无数据' : 'no data'
  const highest = known.reduce((a, b) => (b.value > a.value ? b : a), first)
  const lowest = known.reduce((a, b) => (b.value < a.value ? b : a), first)
  const [high, low] = [words.format(highest.value), words.format(lowest.value)]
  if (isZh) return `共${tiles.length}个社区，最高${highest.label} ${high}，最低${lowest.label} ${low}`
  return `${tiles.length} communities, highest ${highest.label} ${high}, lowest ${lowest.label} ${low}`
}
