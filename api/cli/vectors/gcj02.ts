// Vectors of WGS-84 → GCJ-02: `{wgs84: [lat, lng], gcj02: [lat, lng], tol}`.
import { wgs84ToGcj02 } from '../../domain/place/gcj02.ts'
import {
  type Adapter,
  checkEach,
  expectNear,
  type Fields,
  isShaped,
  numbersIn,
  toleranceOf,
  vectorsOf,
} from './shape.ts'

export const gcj02Vectors: Adapter = {
  recognises: (file) => isShaped(file, /\bGCJ-?02\b/i, ['wgs84', 'gcj02']),
  check: (file) => checkEach('vectors', vectorsOf(file), checkShift),
}

function checkShift(vector: Fields): void {
  const [lat, lng] = pairIn(vector, 'wgs84')
  const [wantLat, wantLng] = pairIn(vector, 'gcj02')
  const got = wgs84ToGcj02({ lng, lat })
  const tol = toleranceOf(vector)
  expectNear('latitude', got.lat, wantLat, tol)
  expectNear('longitude', got.lng, wantLng, tol)
}

function pairIn(vector: Fields, key: string): [lat: number, lng: number] {
  const [lat, lng, ...more] = numbersIn(vector, key)
  if (lat === undefined || lng === undefined || more.length > 0) throw new Error(`“${key}” is no pair`)
  return [lat, lng]
}
