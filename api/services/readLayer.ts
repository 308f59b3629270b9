// Map layers as GeoJSON: the communities' outlines, and whatever roads and water the deployment was given.
import type { Static } from 'typebox'
import { findLayer } from '#db/queries/metaReads.ts'
import type { Layer } from '../contract/heat.ts'
import { DomainError } from '../domain/errors.ts'
import type { Context } from './context.ts'

type FeatureCollection = Static<typeof Layer>

/**
 * `GET /layers/{id}`: `communities` holds every community with an outline (id, name, households); other ids are the
 * deployment's own layers as they were loaded.
 * @throws DomainError unknown_layer.
 */
export function readLayer(context: Context, id: string): FeatureCollection {
  if (id === 'communities') return outlines(context)
  const text = findLayer(context.db, id)
  if (text === undefined) throw new DomainError('unknown_layer', `there is no map layer “${id}”`)
  return parseLayer(text)
}

function parseLayer(text: string): FeatureCollection {
  return JSON.parse(text) as FeatureCollection
}

function outlines(context: Context): FeatureCollection {
  const features = context.communities.flatMap(({ id, name, households, geometry }) =>
    geometry === null
      ? []
      : [
          {
            type: 'Feature',
            id,
            geometry: JSON.parse(geometry) as unknown,
            properties: { id, name, households },
          },
        ],
  )
  return { type: 'FeatureCollection', features }
}
