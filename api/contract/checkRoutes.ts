// The part of the table of routes that inspectors need: their batches, queues, checks and return visits.
import { Type } from 'typebox'
import {
  CheckParams,
  CheckQuery,
  CheckQueue,
  Inspection,
  NewCheck,
  NewVisit,
  RecordCheck,
  VisitItem,
  VisitQueue,
} from './checks.ts'
import { closed } from './kit.ts'

const byNumber = closed({ id: Type.Integer({ minimum: 1 }) })

export const checkRoutes = {
  /** Batches in which the caller has records, the latest first. */
  inspections: {
    method: 'GET',
    url: '/inspections',
    status: 200,
    response: closed({ items: Type.Array(Inspection) }),
    write: false,
  },
  checkQueue: {
    method: 'GET',
    url: '/samples/:id/queue',
    params: byNumber,
    status: 200,
    response: CheckQueue,
    write: false,
  },
  recordCheck: {
    method: 'GET',
    url: '/samples/:id/records/:caseId/check',
    params: CheckParams,
    query: CheckQuery,
    status: 200,
    response: RecordCheck,
    write: false,
  },
  saveCheck: {
    method: 'PUT',
    url: '/samples/:id/records/:caseId/check',
    params: CheckParams,
    body: NewCheck,
    status: 200,
    response: RecordCheck,
    write: true,
  },
  visits: {
    method: 'GET',
    url: '/samples/:id/visits',
    params: byNumber,
    status: 200,
    response: VisitQueue,
    write: false,
  },
  addVisit: {
    method: 'POST',
    url: '/samples/:id/records/:caseId/visits',
    params: CheckParams,
    body: NewVisit,
    status: 201,
    response: VisitItem,
    write: true,
  },
} as const
