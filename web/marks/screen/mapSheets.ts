// Where: a tile for every community about where it lies, coloured by class, with the most burdened beside or below.
import { tag } from '../svg.ts'
import { textWidth } from '../textFit.ts'
import { classOf } from '../tileMap.ts'
import { type BarRow, barSheets, drawBars } from './barSheets.ts'
import { box, write, writeFitting } from './pen.ts'
import type { Slide, Tile, TileMap } from './shapes.ts'
import { type Area, areaOf, type Brush, type Sheet, subOf } from './sheet.ts'
import { countText, percentText } from './words.ts'

/** Communities listed beside the tiles. */
const LISTED = { landscape: 5, wide: 5, portrait: 3, compact: 1 }

export function mapSheets(brush: Brush, slide: Slide, map: TileMap, approval: string | null): Sheet[] {
  const { say, frame } = brush
  const note = [say('sketch'), approval === null ? '' : say('approval', { n: approval })]
  const plain = {
    title: mapTitle(brush, map),
    sub: subOf(brush, slide.source, say('received', { n: countText(map.total, say.lang) })),
    note: note.filter((one) => one !== '').join(say('dash')),
    source: slide.source,
  }
  const rows = rowsOf(brush, map)
  const room = roomOf(brush, map, areaOf(brush, plain))
  // Letters too large for tiles: a list says the same.
  if (room.tile.height < frame.small * 1.3 + frame.data * 1.1 || room.tile.width < frame.small * 3.4)
    return barSheets(brush, slide, { ...plain, target: null, rows })
  const listed = rows.slice(0, LISTED[frame.layout])
  return [{ ...plain, body: (area) => drawBody(brush, map, { rows: listed, area }) }]
}

/** Communities with a count, the most first; equal ones by name. */
const counted = ({ tiles }: TileMap): { name: string; count: number }[] => {
  const known: { name: string; count: number }[] = []
  for (const tile of tiles)
    if (tile !== null && tile.count !== null) known.push({ name: tile.name, count: tile.count })
  return known.sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
}

export function mapTitle({ say }: Brush, map: TileMap): string {
  const [a, b] = counted(map)
  if (a === undefined || b === undefined) return say('places')
  const share = percentText((a.count + b.count) / map.total)
  return say('twoPlaces', { a: shortName(a.name), b: shortName(b.name), share })
}

const shortName = (name: string): string => name.replace(/社区$/, '')

function rowsOf({ say }: Brush, map: TileMap): BarRow[] {
  const known = counted(map)
  const most = known[0]?.count ?? 1
  return known.map(({ name, count }) => ({
    name: shortName(name),
    share: count / most,
    value: say('counted', { n: countText(count, say.lang), share: percentText(count / map.total) }),
  }))
}

interface Room {
  readonly tiles: Area
  readonly legend: Area
  readonly list: Area
  readonly tile: { readonly width: number; readonly height: number }
  readonly gap: number
}

function roomOf({ frame }: Brush, map: TileMap, area: Area): Room {
  const gap = Math.max(4, 8 * frame.unit)
  const rows = Math.max(1, Math.ceil(map.tiles.length / map.columns))
  const legendHeight = frame.small * 2.4
  const isTall = frame.layout === 'portrait'
  const listHeight = isTall ? LISTED.portrait * frame.data * 1.5 + frame.small * 0.5 : area.height
  const width = isTall ? area.width : area.width * 0.56
  const height = area.height - legendHeight - (isTall ? listHeight : 0)
  const tiles = { ...area, width, height }
  const below = area.y + height
  return {
    ...{ tiles, gap },
    legend: { ...area, y: below + frame.small * 0.5, width, height: legendHeight },
    list: isTall
      ? { ...area, y: below + legendHeight + frame.small * 0.5, height: listHeight - frame.small * 0.5 }
      : { ...area, x: area.x + width + frame.pad, width: area.width - width - frame.pad },
    tile: {
      width: (width - gap * (map.columns - 1)) / map.columns,
      height: (height - gap * (rows - 1)) / rows,
    },
  }
}

function drawBody(
  brush: Brush,
  map: TileMap,
  { rows, area }: { readonly rows: readonly BarRow[]; readonly area: Area },
): string {
  const room = roomOf(brush, map, area)
  let drawn = ''
  map.tiles.forEach((tile, i) => {
    if (tile === null) return
    const x = room.tiles.x + (i % map.columns) * (room.tile.width + room.gap)
    const y = room.tiles.y + Math.floor(i / map.columns) * (room.tile.height + room.gap)
    drawn += drawTile(brush, tile, { x, y, ...room.tile }, map.breaks)
  })
  return (
    drawn +
    drawLegend(brush, map, room.legend) +
    drawBars(brush, { rows, target: null }, { area: room.list, tables: 1 })
  )
}

function drawTile(brush: Brush, { name, count }: Tile, at: Area, breaks: readonly number[]): string {
  const { frame, colours, say } = brush
  const step = count === null ? -1 : rampStep(classOf(count, breaks) - 1, breaks)
  const ink = step < 0 ? colours.text : (colours.rampInk[step] ?? colours.text)
  const paper =
    step < 0
      ? tag('rect', {
          ...{ x: at.x + 1, y: at.y + 1, width: at.width - 2, height: at.height - 2, fill: 'none' },
          ...{ stroke: colours.uncertain, 'stroke-width': 2, 'stroke-dasharray': '10 8' },
        })
      : box(at.x, at.y, at, colours.ramp[step] ?? colours.surface)
  const text = count === null ? say('hidden') : countText(count, say.lang)
  const size = count === null ? frame.small : frame.data
  const both = frame.small * 1.2 + size
  const top = at.y + (at.height - both) / 2
  const middle = at.x + at.width / 2
  const style = { colour: ink, anchor: 'middle' as const }
  return (
    paper +
    writeFitting({ x: middle, y: top + frame.small * 0.9, width: at.width - 8 }, shortName(name), {
      ...{ ...style, size: frame.small },
    }) +
    write(middle, top + frame.small * 1.2 + size * 0.82, text, { ...style, size, isBold: count !== null })
  )
}

/** Few classes are spread over the whole ramp, so that they can be told apart. */
const rampStep = (step: number, breaks: readonly number[]): number => {
  const last = Math.min(5, breaks.length)
  return last === 0 ? 2 : Math.round((step * 5) / last)
}

function drawLegend(brush: Brush, { breaks, unlocated }: TileMap, at: Area): string {
  const { frame, colours, say } = brush
  const count = Math.min(6, breaks.length + 1)
  const words =
    unlocated === null || unlocated === 0
      ? ''
      : `${say('unlocated')} ${say('cases', { n: countText(unlocated, say.lang) })}`
  const side = words === '' ? 0 : textWidth(words, frame.small) + frame.small
  const step = Math.min((at.width - side) / count, frame.small * 5)
  const height = frame.small * 0.5
  let drawn = ''
  for (let i = 0; i < count; i++) {
    const x = at.x + i * step
    const low = breaks[i - 1]
    const label = low === undefined ? (breaks[0] === undefined ? '' : `<${breaks[0]}`) : `${low}+`
    drawn += box(x, at.y, { width: step - 3, height }, colours.ramp[rampStep(i, breaks)] ?? colours.surface)
    drawn += write(x, at.y + height + frame.small * 1.15, label, { size: frame.small, colour: colours.muted })
  }
  const y = at.y + height + frame.small * 1.15
  const style = { size: frame.small, colour: colours.muted, anchor: 'end' as const }
  return drawn + (words === '' ? '' : write(at.x + at.width, y, words, style))
}
