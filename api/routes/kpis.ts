// All metrics of a scope with their comparisons.
import { sendAnswer } from '../plugins/answers.ts'
import type { App } from '../plugins/decorations.ts'
import { computeKpis } from '../services/computeKpis.ts'
import { registerRoute } from './register.ts'

export function registerKpiRoutes(app: App): void {
  registerRoute(
    app,
    'kpis',
    (request, reply) => sendAnswer(request, reply, (context) => computeKpis(context, request.query)),
    { permission: 'read' },
  )
}
