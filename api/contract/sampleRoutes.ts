// The part of the table of routes that draws of the third-party check need.
import { Type } from 'typebox'
import { closed } from './kit.ts'
import {
  Commitment,
  DrawBody,
  NewSample,
  Replacement,
  Reveal,
  Sample,
  SampleItem,
  SamplePreview,
  SamplesQuery,
  SampleWish,
  VoidBody,
} from './samples.ts'

const byNumber = closed({ id: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }) })

export const sampleRoutes = {
  samples: {
    method: 'GET',
    url: '/samples',
    query: SamplesQuery,
    status: 200,
    response: closed({ items: Type.Array(SampleItem) }),
    write: false,
  },
  /** What a draw would be; nothing is written. */
  previewSample: {
    method: 'POST',
    url: '/samples/preview',
    body: SampleWish,
    status: 200,
    response: SamplePreview,
    write: true,
  },
  /** Freezes the frame: from here on nothing of the plan changes, and no seed is known yet. */
  addSample: {
    method: 'POST',
    url: '/samples',
    body: NewSample,
    status: 201,
    response: Sample,
    write: true,
  },
  sample: {
    method: 'GET',
    url: '/samples/:id',
    params: byNumber,
    status: 200,
    response: Sample,
    write: false,
  },
  commitSeed: {
    method: 'POST',
    url: '/samples/:id/commitments',
    params: byNumber,
    body: Commitment,
    status: 200,
    response: Sample,
    write: true,
  },
  revealSeed: {
    method: 'POST',
    url: '/samples/:id/reveals',
    params: byNumber,
    body: Reveal,
    status: 200,
    response: Sample,
    write: true,
  },
  drawSample: {
    method: 'POST',
    url: '/samples/:id/draw',
    params: byNumber,
    body: DrawBody,
    status: 200,
    response: Sample,
    write: true,
  },
  voidSample: {
    method: 'POST',
    url: '/samples/:id/void',
    params: byNumber,
    body: VoidBody,
    status: 200,
    response: Sample,
    write: true,
  },
  replaceRecord: {
    method: 'POST',
    url: '/samples/:id/replacements',
    params: byNumber,
    body: Replacement,
    status: 200,
    response: Sample,
    write: true,
  },
} as const
