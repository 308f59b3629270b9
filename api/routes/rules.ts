// Rule sets and the working-day calendar: to read, to try out, and to add to.
import type { FastifyRequest } from 'fastify'
import { DomainError } from '../domain/errors.ts'
import { contextFor } from '../plugins/answers.ts'
import type { App } from '../plugins/decorations.ts'
import { readCalendars, withYears } from '../services/rules/calendars.ts'
import { checkRules } from '../services/rules/checkRules.ts'
import { listRules, readRules } from '../services/rules/listRules.ts'
import { openRulesDesk } from '../services/rules/rulesDesk.ts'
import { type AnswerOf, registerRoute } from './register.ts'

const reading = { permission: 'read' } as const
const ruling = { permission: 'configure' } as const

export function registerRuleRoutes(app: App): void {
  const desk = openRulesDesk(app.db)
  app.addHook('onClose', () => desk.stop())
  registerRoute(app, 'rules', (request) => listRules(contextFor(request)), reading)
  registerRoute(
    app,
    'ruleSet',
    (request) => readRules(contextFor(request), request.params) as AnswerOf<'ruleSet'>,
    reading,
  )
  registerRoute(
    app,
    'previewRules',
    (request) => {
      const rules = checkRules(contextFor(request), request.body)
      return desk.perform({ kind: 'preview', rules, ...authorOf(request) })
    },
    ruling,
  )
  registerRoute(
    app,
    'addRules',
    (request) => {
      const rules = checkRules(contextFor(request), request.body)
      return desk.perform({ kind: 'rules', rules, ...authorOf(request) })
    },
    ruling,
  )
  registerRoute(app, 'calendars', (request) => readCalendars(contextFor(request)), reading)
  registerRoute(
    app,
    'previewCalendar',
    (request) => {
      const calendar = withYears(contextFor(request), request.body)
      return desk.perform({ kind: 'calendarPreview', calendar, ...authorOf(request) })
    },
    ruling,
  )
  registerRoute(
    app,
    'addCalendar',
    (request) => {
      const calendar = withYears(contextFor(request), request.body)
      return desk.perform({ kind: 'calendar', calendar, ...authorOf(request) })
    },
    ruling,
  )
}

function authorOf({ actor, server }: FastifyRequest) {
  if (actor === null) throw new DomainError('unauthorized')
  return { by: actor, nowMs: server.now() }
}
