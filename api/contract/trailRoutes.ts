// The part of the table of routes that lets others check the trail, and the log of acts in it.
import {
  Audit,
  AuditQuery,
  ConsistencyProof,
  ConsistencyQuery,
  InclusionProof,
  InclusionQuery,
  TrailCheckpoint,
} from './trail.ts'

export const trailRoutes = {
  trailCheckpoint: {
    method: 'GET',
    url: '/trail/checkpoint',
    status: 200,
    response: TrailCheckpoint,
    write: false,
  },
  inclusionProof: {
    method: 'GET',
    url: '/trail/proof/inclusion',
    query: InclusionQuery,
    status: 200,
    response: InclusionProof,
    write: false,
  },
  consistencyProof: {
    method: 'GET',
    url: '/trail/proof/consistency',
    query: ConsistencyQuery,
    status: 200,
    response: ConsistencyProof,
    write: false,
  },
  audit: {
    method: 'GET',
    url: '/audit',
    query: AuditQuery,
    status: 200,
    response: Audit,
    write: false,
  },
} as const
