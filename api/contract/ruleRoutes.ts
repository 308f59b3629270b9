// The part of the table of routes that rule sets and the working-day calendar need.
import { RuleSetFile } from './ruleFiles.ts'
import {
  AddedCalendar,
  AddedRuleSet,
  Calendars,
  NewCalendar,
  NewRuleSet,
  RuleSetParams,
  RuleSets,
  RulesPreview,
} from './rules.ts'

export const ruleRoutes = {
  rules: {
    method: 'GET',
    url: '/rules',
    status: 200,
    response: RuleSets,
    write: false,
  },
  /** One version as a file: it can be added again, here or elsewhere. */
  ruleSet: {
    method: 'GET',
    url: '/rules/:id/:version',
    params: RuleSetParams,
    status: 200,
    response: RuleSetFile,
    write: false,
  },
  /** What the version would change; nothing is stored. */
  previewRules: {
    method: 'POST',
    url: '/rules/preview',
    body: NewRuleSet,
    status: 200,
    response: RulesPreview,
    write: true,
  },
  /** Answers once every case concerned is judged by it. */
  addRules: {
    method: 'POST',
    url: '/rules',
    body: NewRuleSet,
    status: 201,
    response: AddedRuleSet,
    write: true,
  },
  calendars: {
    method: 'GET',
    url: '/calendars',
    status: 200,
    response: Calendars,
    write: false,
  },
  /** What these years would change; nothing is stored. */
  previewCalendar: {
    method: 'POST',
    url: '/calendars/preview',
    body: NewCalendar,
    status: 200,
    response: RulesPreview,
    write: true,
  },
  /** Adds years to the calendar in use; answers once every case is judged by it. */
  addCalendar: {
    method: 'POST',
    url: '/calendars',
    body: NewCalendar,
    status: 201,
    response: AddedCalendar,
    write: true,
  },
} as const
