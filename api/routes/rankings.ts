// Departments in the order of their score.
import { sendAnswer } from '../plugins/answers.ts'
import type { App } from '../plugins/decorations.ts'
import { rankDepartments } from '../services/rankDepartments.ts'
import { registerRoute } from './register.ts'

export function registerRankingRoutes(app: App): void {
  registerRoute(
    app,
    'rankings',
    (request, reply) => sendAnswer(request, reply, (context) => rankDepartments(context, request.query)),
    { permission: 'read' },
  )
}
