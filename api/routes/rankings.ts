// Departments in the order of their score, and what lies behind it: its change, other weights, the mix of cases.
import { sendAnswer } from '../plugins/answers.ts'
import type { App } from '../plugins/decorations.ts'
import { explainScoreChange } from '../services/explainChange.ts'
import { rankDepartments } from '../services/rankDepartments.ts'
import { readCaseMix } from '../services/readCaseMix.ts'
import { readMoments } from '../services/readMoments.ts'
import { registerRoute } from './register.ts'

const READ = { permission: 'read' } as const

export function registerRankingRoutes(app: App): void {
  registerRoute(
    app,
    'rankings',
    (request, reply) => sendAnswer(request, reply, (context) => rankDepartments(context, request.query)),
    READ,
  )
  registerRoute(
    app,
    'rankingChange',
    (request, reply) => sendAnswer(request, reply, (context) => explainScoreChange(context, request.query)),
    READ,
  )
  registerRoute(
    app,
    'rankingMoments',
    (request, reply) => sendAnswer(request, reply, (context) => readMoments(context, request.query)),
    READ,
  )
  registerRoute(
    app,
    'caseMix',
    (request, reply) => sendAnswer(request, reply, (context) => readCaseMix(context, request.query)),
    READ,
  )
}
