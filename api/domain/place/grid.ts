// Square metre cells over the street (domain.md section 8): position → cell, cell → polygon, ids.
import type { Position } from '../case.ts'

/** Mean earth radius, metres. */
const R = 6_371_008.8
const radians = (degrees: number): number => (degrees * Math.PI) / 180
const degrees = (rad: number): number => (rad * 180) / Math.PI

export const CELL_SIZES = [125, 250, 500, 1000] as const
export type CellSize = (typeof CELL_SIZES)[number]
/** The finest level; coarser cells are whole groups of it. */
export const FINEST: CellSize = 125

export interface Cell {
  readonly ix: number
  readonly iy: number
}

/** South-west corner of a bounding box rounded down to 0.01°; a corner already on the raster stays. */
export function gridOrigin(southWest: Position): Position {
  return { lng: floorHundredth(southWest.lng), lat: floorHundredth(southWest.lat) }
}

/** 121.3 · 100 is 12129.999…: within 1e-9 of a whole number it is that number. */
function floorHundredth(value: number): number {
  const hundreds = value * 100
  const whole = Math.round(hundreds)
  // + 0: a place just west of Greenwich gives 0, not −0.
  return (Math.abs(hundreds - whole) < 1e-9 ? whole : Math.floor(hundreds)) / 100 + 0
}

/** Metres east and north of the origin: x = R·cos φ0·(λ−λ0), y = R·(φ−φ0). */
export function metresFrom(
  origin: Position,
  { lng, lat }: Position,
): { readonly x: number; readonly y: number } {
  return {
    x: R * Math.cos(radians(origin.lat)) * radians(lng - origin.lng),
    y: R * radians(lat - origin.lat),
  }
}

/** The cell ⌊x/s⌋, ⌊y/s⌋ that holds a position; its west and south edges belong to it. */
export function cellOf(position: Position, origin: Position, size: number): Cell {
  const { x, y } = metresFrom(origin, position)
  return { ix: Math.floor(x / size), iy: Math.floor(y / size) }
}

/** The coarser cell that holds a 125 m cell: floor division, so west and south of the origin too. */
export function coarserCell(cell: Cell, size: CellSize): Cell {
  const per = size / FINEST
  return { ix: Math.floor(cell.ix / per), iy: Math.floor(cell.iy / per) }
}

export const cellId = (cell: Cell, size: number): string => `g${size}.${cell.ix}.${cell.iy}`

/** Reads `g{s}.{ix}.{iy}` as `cellId` writes it; null where the text is no cell of a known size. */
export function parseCellId(id: string): (Cell & { readonly size: CellSize }) | null {
  const match = /^g(\d+)\.(-?\d{1,9})\.(-?\d{1,9})$/.exec(id)
  const size = CELL_SIZES.find((one) => String(one) === match?.[1])
  if (match === null || size === undefined) return null
  const cell = { size, ix: Number(match[2]), iy: Number(match[3]) }
  return cellId(cell, size) === id ? cell : null
}

/** Position of a point given in metres from the origin. */
export function positionAt(origin: Position, x: number, y: number): Position {
  return {
    lng: origin.lng + degrees(x / (R * Math.cos(radians(origin.lat)))),
    lat: origin.lat + degrees(y / R),
  }
}

/** The cell's square as a closed GeoJSON ring, counter-clockwise from the south-west corner. */
export function cellPolygon(cell: Cell, origin: Position, size: number) {
  const corner = (dx: number, dy: number): [number, number] => {
    const { lng, lat } = positionAt(origin, (cell.ix + dx) * size, (cell.iy + dy) * size)
    return [lng, lat]
  }
  const ring = [corner(0, 0), corner(1, 0), corner(1, 1), corner(0, 1), corner(0, 0)]
  return { type: 'Polygon' as const, coordinates: [ring] }
}

export const cellCentre = (cell: Cell, origin: Position, size: number): Position =>
  positionAt(origin, (cell.ix + 0.5) * size, (cell.iy + 0.5) * size)
