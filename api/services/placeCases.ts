// Communities from polygons, before or after an import; every case is placed anew and the roll-ups follow.
import { readFileSync } from 'node:fs'
import type { Sqlite } from '#db/open.ts'
import { listCaseKeys } from '#db/queries/caseWrites.ts'
import {
  type CommunityRow,
  deleteCommunity,
  listCommunityRows,
  readStreet,
  writeCommunity,
} from '#db/queries/street.ts'
import type { EpochMs } from '#db/units.ts'
import { DomainError } from '../domain/errors.ts'
import { type AreaGeometry, polygonFaults } from '../domain/place/polygon.ts'
import { planDeployment, STREET_ID } from './deployment.ts'
import { inTransaction, openCaseBook } from './writing/caseBook.ts'
import { moveCases } from './writing/moveCases.ts'

export interface BoundariesRequest {
  /** GeoJSON FeatureCollection of Polygons and MultiPolygons, WGS-84. */
  readonly geojson: string
  /** Property names. */
  readonly id: string
  readonly name: string
  readonly households?: string | undefined
  readonly population?: string | undefined
  readonly by: string
  readonly nowMs: EpochMs
}

export interface BoundariesResult {
  readonly communities: number
  readonly moved: number
}

type Boundary = Omit<CommunityRow, 'key'>

export const readGeojson = (file: string): string => {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw new DomainError('unreadable_file', `${file} cannot be read`, { cause })
  }
}

/**
 * Stores communities and places every case anew in one transaction. A community known by its id keeps its key; one
 * without a polygon that only a file had named, and that nothing points to any more, goes. The grid stays where it is.
 * @throws DomainError `bad_polygons` naming the feature and the point, nothing stored.
 */
export function loadBoundaries(sqlite: Sqlite, request: BoundariesRequest): BoundariesResult {
  const boundaries = readBoundaries(request)
  const { by, nowMs } = request
  return inTransaction(sqlite, () => {
    const deployment = planDeployment(sqlite, { actor: by, nowMs })
    deployment.apply(sqlite)
    const before = listCommunityRows(sqlite)
    storeBoundaries(sqlite, before, boundaries)
    const book = openCaseBook(sqlite, { deployment, by })
    const moved = moveCases(sqlite, everyCase(sqlite), {
      ...{ ledger: book.ledger, registry: book.registry, placer: book.placer },
      schema: 'main',
    })
    const kept = new Set(boundaries.map(({ id }) => id))
    for (const { key, id, geometry } of before)
      if (geometry === null && !kept.has(id)) deleteCommunity(sqlite, key)
    book.finish()
    return { communities: boundaries.length, moved }
  })
}

function* everyCase(sqlite: Sqlite): Generator<number> {
  const page = 5000
  for (let after = 0; ; ) {
    const keys = listCaseKeys(sqlite, after, page)
    yield* keys
    const last = keys.at(-1)
    if (last === undefined) return
    after = last
  }
}

function storeBoundaries(
  sqlite: Sqlite,
  before: readonly CommunityRow[],
  boundaries: readonly Boundary[],
): void {
  const street = readStreet(sqlite)?.id ?? STREET_ID
  let lastKey = Math.max(0, ...before.map(({ key }) => key))
  for (const boundary of boundaries) {
    const known = before.find(({ id }) => id === boundary.id)
    if (known === undefined) lastKey += 1
    writeCommunity(sqlite, street, { ...boundary, key: known?.key ?? lastKey })
  }
}

interface Feature {
  readonly properties: Readonly<Record<string, unknown>>
  readonly geometry: AreaGeometry
}

function readBoundaries(request: BoundariesRequest): Boundary[] {
  const features = readFeatures(request.geojson)
  const boundaries = features.map((feature, index) => readBoundary(feature, index, request))
  const seen = new Set<string>()
  for (const { id } of boundaries) {
    if (seen.has(id)) throw new DomainError('bad_polygons', `two features have the id “${id}”`)
    seen.add(id)
  }
  return boundaries
}

function readFeatures(geojson: string): Feature[] {
  let parsed: unknown
  try {
    parsed = JSON.parse(geojson)
  } catch (cause) {
    throw new DomainError('bad_polygons', 'the file is no JSON', { cause })
  }
  const { features } = Object(parsed) as { features?: unknown }
  if (!Array.isArray(features) || features.length === 0) {
    throw new DomainError('bad_polygons', 'the file holds no GeoJSON features')
  }
  return features.map((feature: unknown, index) => {
    const { geometry, properties } = Object(feature) as { geometry?: unknown; properties?: unknown }
    if (!isArea(geometry))
      throw new DomainError('bad_polygons', `feature ${index + 1} is no Polygon or MultiPolygon`)
    return { geometry, properties: Object(properties ?? {}) as Feature['properties'] }
  })
}

/** Polygon or MultiPolygon whose coordinates are lists of rings of number pairs. */
function isArea(geometry: unknown): geometry is AreaGeometry {
  const { type, coordinates } = Object(geometry) as { type?: unknown; coordinates?: unknown }
  const isPoint = (point: unknown) =>
    Array.isArray(point) && typeof point[0] === 'number' && typeof point[1] === 'number'
  const isRing = (ring: unknown) => Array.isArray(ring) && ring.every(isPoint)
  const isPolygon = (rings: unknown) => Array.isArray(rings) && rings.length > 0 && rings.every(isRing)
  if (type === 'Polygon') return isPolygon(coordinates)
  return type === 'MultiPolygon' && Array.isArray(coordinates) && coordinates.every(isPolygon)
}

function readBoundary(
  { properties, geometry }: Feature,
  index: number,
  request: BoundariesRequest,
): Boundary {
  const id = textOf(properties[request.id])
  const name = textOf(properties[request.name])
  const label = `feature ${index + 1}${id === '' ? '' : ` (“${id}”)`}`
  if (id === '' || name === '') {
    const missing = id === '' ? request.id : request.name
    throw new DomainError('bad_polygons', `${label} has no property “${missing}”`)
  }
  const [fault] = polygonFaults(geometry)
  if (fault !== undefined) {
    const words = fault.code.replaceAll('_', ' ')
    throw new DomainError('bad_polygons', `${label}: ${words} at ${fault.at.lng}, ${fault.at.lat}`)
  }
  return {
    id,
    name,
    households: wholeOf(request.households && properties[request.households]),
    population: wholeOf(request.population && properties[request.population]),
    geometry: JSON.stringify({ type: geometry.type, coordinates: geometry.coordinates }),
  }
}

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''

/** A whole number ≥ 0, or null = unknown. */
function wholeOf(value: unknown): number | null {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) && number >= 0 ? Math.round(number) : null
}
