// The part of the map in sight as the address holds it: `west,south,east,north` with five decimals (about a metre).
import type { BoundingBox } from '#api/domain/place/polygon.ts'

/** Null where the text is no box on earth: the whole map is then shown. */
export function readBox(text: string | undefined): BoundingBox | null {
  const parts = text?.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part))) ?? []
  const [west, south, east, north] = parts
  if (west === undefined || south === undefined || east === undefined || north === undefined) return null
  const isBox = parts.length === 4 && west < east && south < north
  const isOnEarth =
    Math.abs(west) <= 180 && Math.abs(east) <= 180 && Math.abs(south) <= 85 && Math.abs(north) <= 85
  return isBox && isOnEarth ? { west, south, east, north } : null
}

export function writeBox({ west, south, east, north }: BoundingBox): string {
  return [west, south, east, north].map((degrees) => degrees.toFixed(5)).join(',')
}
