// Where each tile of the tile map stands: about where the community lies, every one the same size.
import type { Position } from '../case.ts'

export interface TilePlace {
  readonly id: string
  readonly middle: Position | null
}

/** A place of the raster row by row, and who stands there; null is left free. */
export type TileRaster = {
  readonly columns: number
  readonly slots: readonly (string | null)[]
}

/**
 * Every id once. With a position for each, the raster has a little room to spare and each stands near its own place
 * (nearest first, then swaps while they bring two nearer in sum). Without, the given order stays: a guessed map would be
 * a false one.
 */
export function tileRaster(places: readonly TilePlace[]): TileRaster {
  const known = places.flatMap(({ id, middle }) => (middle === null ? [] : [{ id, ...middle }]))
  if (known.length < places.length || known.length < 4) {
    return { columns: plainColumns(places.length), slots: places.map(({ id }) => id) }
  }
  const columns = Math.min(MOST_COLUMNS, Math.ceil(Math.sqrt(known.length * 1.15)))
  const rows = Math.ceil(known.length / columns) + 1
  const slots = improve(assign(scaled(known, { columns, rows }), columns * rows, columns), columns)
  return trimmed(
    slots.map((slot) => slot?.id ?? null),
    columns,
  )
}

/** More would not be legible. */
const MOST_COLUMNS = 8

/** Wide rather than tall, and no lone tile in the last row where it can be helped. */
function plainColumns(count: number): number {
  if (count <= 3) return 3
  const least = Math.min(6, Math.max(3, Math.ceil(Math.sqrt(count))))
  const choices = [least, least + 1].filter((columns) => columns <= 6)
  const rest = (columns: number) => (columns - (count % columns)) % columns
  return choices.reduce((best, one) => (rest(one) < rest(best) ? one : best), least)
}

interface Spot {
  readonly id: string
  /** Column and row it would stand at, not rounded. */
  readonly x: number
  readonly y: number
}

function scaled(
  known: readonly ({ readonly id: string } & Position)[],
  { columns, rows }: { readonly columns: number; readonly rows: number },
): Spot[] {
  const lngs = known.map(({ lng }) => lng)
  const lats = known.map(({ lat }) => lat)
  const [west, east] = [Math.min(...lngs), Math.max(...lngs)]
  const [south, north] = [Math.min(...lats), Math.max(...lats)]
  const share = (part: number, whole: number) => (whole > 0 ? part / whole : 0.5)
  return known.map(({ id, lng, lat }) => ({
    id,
    x: share(lng - west, east - west) * (columns - 1),
    y: share(north - lat, north - south) * (rows - 1),
  }))
}

type Slots = (Spot | null)[]

const distance = ({ x, y }: Spot, slot: number, columns: number): number =>
  (x - (slot % columns)) ** 2 + (y - Math.floor(slot / columns)) ** 2

/** The nearest pair of tile and place first. */
function assign(spots: readonly Spot[], count: number, columns: number): Slots {
  const slots: Slots = Array.from({ length: count }, () => null)
  const pairs = spots.flatMap((spot) =>
    slots.map((_, slot) => ({ spot, slot, far: distance(spot, slot, columns) })),
  )
  pairs.sort((a, b) => a.far - b.far || a.slot - b.slot || (a.spot.id < b.spot.id ? -1 : 1))
  const placed = new Set<string>()
  for (const { spot, slot } of pairs) {
    if (placed.has(spot.id) || slots[slot] !== null) continue
    slots[slot] = spot
    placed.add(spot.id)
  }
  return slots
}

/** Rounds of swaps at most; each strictly shortens the sum, so few are ever needed. */
const MOST_ROUNDS = 20

function improve(slots: Slots, columns: number): Slots {
  const cost = (spot: Spot | null | undefined, slot: number) => (spot ? distance(spot, slot, columns) : 0)
  for (let round = 0; round < MOST_ROUNDS; round++) {
    let isBetter = false
    for (let a = 0; a < slots.length; a++) {
      for (let b = a + 1; b < slots.length; b++) {
        const [one, other] = [slots[a] ?? null, slots[b] ?? null]
        if (cost(one, b) + cost(other, a) >= cost(one, a) + cost(other, b) - 1e-9) continue
        slots[a] = other
        slots[b] = one
        isBetter = true
      }
    }
    if (!isBetter) break
  }
  return slots
}

/** Without rows that nobody stands in. */
function trimmed(slots: readonly (string | null)[], columns: number): TileRaster {
  const rows = Array.from({ length: slots.length / columns }, (_, row) =>
    slots.slice(row * columns, (row + 1) * columns),
  )
  return { columns, slots: rows.filter((row) => row.some((slot) => slot !== null)).flat() }
}
