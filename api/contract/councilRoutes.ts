// The part of the table of routes that is about residents' councils. The ballot itself is a page: /b/{token}.
import { Type } from 'typebox'
import {
  CommentVerdict,
  Council,
  CouncilChange,
  CouncilComment,
  CouncilStepBody,
  CouncilsQuery,
  NewCouncil,
  NewPapers,
  NewSlips,
  Papers,
  Slips,
} from './councils.ts'
import { closed } from './kit.ts'

const id = Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER })
const byId = closed({ id })

export const councilRoutes = {
  councils: {
    method: 'GET',
    url: '/councils',
    query: CouncilsQuery,
    status: 200,
    response: closed({ items: Type.Array(Council) }),
    write: false,
  },
  addCouncil: {
    method: 'POST',
    url: '/councils',
    body: NewCouncil,
    status: 201,
    response: Council,
    write: true,
  },
  council: {
    method: 'GET',
    url: '/councils/:id',
    params: byId,
    status: 200,
    response: Council,
    write: false,
  },
  changeCouncil: {
    method: 'PATCH',
    url: '/councils/:id',
    params: byId,
    body: CouncilChange,
    status: 200,
    response: Council,
    write: true,
  },
  /** Each call makes a new sheet and voids the one before. */
  makeSlips: {
    method: 'POST',
    url: '/councils/:id/slips',
    params: byId,
    body: NewSlips,
    status: 201,
    response: Slips,
    write: true,
  },
  stepCouncil: {
    method: 'POST',
    url: '/councils/:id/steps',
    params: byId,
    body: CouncilStepBody,
    status: 200,
    response: Council,
    write: true,
  },
  publishCouncil: {
    method: 'POST',
    url: '/councils/:id/publish',
    params: byId,
    status: 200,
    response: Council,
    write: true,
  },
  councilPapers: {
    method: 'GET',
    url: '/councils/:id/papers',
    params: byId,
    status: 200,
    response: Papers,
    write: false,
  },
  typePapers: {
    method: 'POST',
    url: '/councils/:id/papers',
    params: byId,
    body: NewPapers,
    status: 200,
    response: Papers,
    write: true,
  },
  councilComments: {
    method: 'GET',
    url: '/councils/:id/comments',
    params: byId,
    status: 200,
    response: closed({ items: Type.Array(CouncilComment) }),
    write: false,
  },
  judgeComment: {
    method: 'POST',
    url: '/councils/:id/comments/:comment',
    params: closed({ id, comment: Type.String({ maxLength: 64 }) }),
    body: CommentVerdict,
    status: 200,
    response: closed({ items: Type.Array(CouncilComment) }),
    write: true,
  },
} as const
