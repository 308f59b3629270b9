// The rule sets and schemes a fresh deployment starts with; configuration from then on, never read as constants elsewhere.
import type { RuleSet, Scheme } from './rules.ts'

/** One Beijing district's practice (domain.md section 3). */
export const DEFAULT_CREDITS = {
  very_satisfied: 1,
  satisfied: 1,
  basically_satisfied: 0.9,
  dissatisfied: 0,
  very_dissatisfied: 0,
} as const

const common = {
  version: '1',
  effectiveFrom: '2000-01-01',
  credits: DEFAULT_CREDITS,
  minimum: 20,
  publicK: 5,
}

/** 3 working days to confirm, 7 to reply; urgent: both 24 hours (M08, M09, M10). */
export const DEFAULT_RULE_SET: RuleSet = {
  ...common,
  id: 'default',
  deadlines: 'limits',
  replyDoneBy: 'replied',
  limits: [
    { clock: 'acknowledge', urgency: 'ordinary', category: null, limit: { kind: 'working_days', n: 3 } },
    { clock: 'reply', urgency: 'ordinary', category: null, limit: { kind: 'working_days', n: 7 } },
    { clock: 'acknowledge', urgency: 'urgent', category: null, limit: { kind: 'hours', n: 24 } },
    { clock: 'reply', urgency: 'urgent', category: null, limit: { kind: 'hours', n: 24 } },
  ],
}

/** For sources that publish their own deadlines: judged by them, no acknowledge clock. */
export const PUBLISHED_RULE_SET: RuleSet = {
  ...common,
  id: 'published',
  deadlines: 'published',
  replyDoneBy: 'replied',
  limits: [],
}

/** In the order in which a fresh deployment stores them. */
export const DEFAULT_RULE_SETS: readonly RuleSet[] = [DEFAULT_RULE_SET, PUBLISHED_RULE_SET]

const scheme = { version: '1', effectiveFrom: '2000-01-01', group: 'kind', credits: DEFAULT_CREDITS } as const

export const STANDARD_SCHEME: Scheme = {
  ...scheme,
  id: 'standard',
  indicators: [
    { metric: 'response_rate', weight: 0.3, min: 20 },
    { metric: 'resolution_rate', weight: 0.4, min: 20 },
    { metric: 'satisfaction_rate', weight: 0.3, min: 20 },
  ],
}

/** For sources without callbacks and acknowledgements. */
export const RECORDED_SCHEME: Scheme = {
  ...scheme,
  id: 'recorded',
  indicators: [
    { metric: 'reply_on_time_rate', weight: 0.6, min: 20 },
    { metric: 'resolution_rate_recorded', weight: 0.4, min: 20 },
  ],
}

/** 达标 and 优秀, in points of the score. */
export const TARGET_SCORE = 90
export const EXCELLENT_SCORE = 95
