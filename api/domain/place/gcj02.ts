// Chinese map coordinates: WGS-84 ↔ GCJ-02 (the published eviltransform formula) ↔ BD-09.
import type { CoordinateSystem } from '#db/vocabulary.ts'
import type { Position } from '../case.ts'

const A = 6_378_245
const E2 = 0.006693421622965943
const radians = (degrees: number): number => (degrees * Math.PI) / 180

/** Where GCJ-02 differs from WGS-84 at all: the rectangle around China that the formula itself uses. */
const isInChina = ({ lng, lat }: Position): boolean =>
  lng >= 72.004 && lng <= 137.8347 && lat >= 0.8293 && lat <= 55.8271

function shiftLat(x: number, y: number): number {
  const base = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x))
  const waves =
    20 * Math.sin(6 * x * Math.PI) +
    20 * Math.sin(2 * x * Math.PI) +
    (20 * Math.sin(y * Math.PI) + 40 * Math.sin((y / 3) * Math.PI)) +
    (160 * Math.sin((y / 12) * Math.PI) + 320 * Math.sin((y / 30) * Math.PI))
  return base + (waves * 2) / 3
}

function shiftLng(x: number, y: number): number {
  const base = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x))
  const waves =
    20 * Math.sin(6 * x * Math.PI) +
    20 * Math.sin(2 * x * Math.PI) +
    (20 * Math.sin(x * Math.PI) + 40 * Math.sin((x / 3) * Math.PI)) +
    (150 * Math.sin((x / 12) * Math.PI) + 300 * Math.sin((x / 30) * Math.PI))
  return base + (waves * 2) / 3
}

/** How far GCJ-02 lies from a WGS-84 position, in degrees. */
function shiftAt({ lng, lat }: Position): Position {
  const sin = Math.sin(radians(lat))
  const magic = 1 - E2 * sin * sin
  const dLat = shiftLat(lng - 105, lat - 35)
  const dLng = shiftLng(lng - 105, lat - 35)
  return {
    lat: (dLat * 180) / (((A * (1 - E2)) / (magic * Math.sqrt(magic))) * Math.PI),
    lng: (dLng * 180) / ((A / Math.sqrt(magic)) * Math.cos(radians(lat)) * Math.PI),
  }
}

/** WGS-84 → GCJ-02; outside China nothing moves. */
export function wgs84ToGcj02(position: Position): Position {
  if (!isInChina(position)) return position
  const shift = shiftAt(position)
  return { lng: position.lng + shift.lng, lat: position.lat + shift.lat }
}

/** GCJ-02 → WGS-84 by fixed-point steps, each some 500 times nearer: below a millimetre. Outside China nothing moves. */
export function gcj02ToWgs84(position: Position): Position {
  if (!isInChina(position)) return position
  let guess = position
  for (let i = 0; i < 6; i++) {
    const shift = shiftAt(guess)
    guess = { lng: position.lng - shift.lng, lat: position.lat - shift.lat }
  }
  return guess
}

const BD_TURN = (Math.PI * 3000) / 180

/** BD-09 → GCJ-02, the inverse of Baidu's formula by fixed-point steps. */
export function bd09ToGcj02({ lng, lat }: Position): Position {
  let guess = { lng: lng - 0.0065, lat: lat - 0.006 }
  for (let i = 0; i < 10; i++) {
    const shifted = gcj02ToBd09(guess)
    guess = { lng: guess.lng + lng - shifted.lng, lat: guess.lat + lat - shifted.lat }
  }
  return guess
}

/** GCJ-02 → BD-09 (Baidu's own turn and offset). */
export function gcj02ToBd09({ lng, lat }: Position): Position {
  const z = Math.hypot(lng, lat) + 0.00002 * Math.sin(lat * BD_TURN)
  const theta = Math.atan2(lat, lng) + 0.000003 * Math.cos(lng * BD_TURN)
  return { lng: z * Math.cos(theta) + 0.0065, lat: z * Math.sin(theta) + 0.006 }
}

/**
 * A position as declared → WGS-84, degrees (CGCS2000 counts as WGS-84, centimetres apart). Outside China all three
 * systems are one and nothing moves.
 */
export function toWgs84(position: Position, crs: CoordinateSystem): Position {
  if (crs === 'wgs84' || !isInChina(position)) return position
  return gcj02ToWgs84(crs === 'bd09' ? bd09ToGcj02(position) : position)
}
