// Breach rates over time and per unit, and what will breach next.
import { sendAnswer } from '../plugins/answers.ts'
import type { App } from '../plugins/decorations.ts'
import { readBreaches } from '../services/readBreaches.ts'
import { readMatrix } from '../services/readMatrix.ts'
import { readUpcoming } from '../services/readUpcoming.ts'
import { registerRoute } from './register.ts'

const options = { permission: 'read' } as const

export function registerBreachRoutes(app: App): void {
  registerRoute(
    app,
    'breaches',
    (request, reply) => sendAnswer(request, reply, (context) => readBreaches(context, request.query)),
    options,
  )
  registerRoute(
    app,
    'breachMatrix',
    (request, reply) => sendAnswer(request, reply, (context) => readMatrix(context, request.query)),
    options,
  )
  registerRoute(
    app,
    'upcoming',
    (request, reply) => sendAnswer(request, reply, (context) => readUpcoming(context, request.query)),
    options,
  )
}
