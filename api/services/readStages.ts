// How long the steps take: median and p90 working time between stages, and from receipt to confirmation and reply.
import type { Quantiles } from '#db/facts/reader.ts'
import { STAGES, type Stage } from '#db/vocabulary.ts'
import type { Filters } from '../contract/filters.ts'
import type { Stages } from '../contract/stages.ts'
import { limitFor, ruleSetOn } from '../domain/clocks/limits.ts'
import type { Limit } from '../domain/rules.ts'
import { MINUTE_MS } from '../domain/time/zone.ts'
import type { Context } from './context.ts'
import { type Asked, casesUrl, envelopeOf, resolveScope } from './resolveScope.ts'

type StageRow = Stages['stages'][number]

const ORDER = Object.keys(STAGES)

/** Rows in the order of the six stages, then the two cumulative ones with the ordinary limit they are read against. */
export async function readStages(context: Context, query: Filters): Promise<Stages> {
  const asked = resolveScope(context, query)
  const [steps, acknowledge, reply] = await Promise.all([
    context.reader.quantiles('stage_time', asked.scope),
    context.reader.quantiles('acknowledge_time', asked.scope),
    context.reader.quantiles('reply_time', asked.scope),
  ])
  const byStage = [...steps].sort(([a], [b]) => rankOf(a) - rankOf(b) || (a < b ? -1 : 1))
  return {
    ...envelopeOf(context, asked),
    stages: [
      ...byStage.map(([pair, times]) => step(context, asked, { pair, times })),
      cumulative(context, asked, { clock: 'acknowledge', times: acknowledge.get('') }),
      cumulative(context, asked, { clock: 'reply', times: reply.get('') }),
    ],
  }
}

/** Earlier stages first; a pair that skips stages follows the plain one. */
function rankOf(pair: string): number {
  const [from = '', to = ''] = pair.split('>')
  return ORDER.indexOf(to) * 10 + (ORDER.indexOf(to) - ORDER.indexOf(from))
}

function times(quantiles: Quantiles | undefined) {
  const minutes = (ms: number | null | undefined) => (ms == null ? null : ms / MINUTE_MS)
  return { median: minutes(quantiles?.median), p90: minutes(quantiles?.p90), n: quantiles?.n ?? 0 }
}

function step(
  context: Context,
  asked: Asked,
  one: { readonly pair: string; readonly times: Quantiles },
): StageRow {
  const [from = 'submitted', to = 'submitted'] = one.pair.split('>') as Stage[]
  return {
    id: one.pair,
    from,
    to,
    label: {
      zh: `${STAGES[from].zh} → ${STAGES[to].zh}`,
      en: `${STAGES[from].en} → ${STAGES[to].en}`,
    },
    ...times(one.times),
    limit: null,
    kind: 'step',
    casesUrl: casesUrl(context, asked, { metric: 'stage_time', stage: one.pair }),
  }
}

const CUMULATIVE = {
  acknowledge: { to: 'acknowledged', label: { zh: '受理确认', en: 'Receipt confirmed' } },
  reply: { to: 'replied', label: { zh: '首次答复', en: 'First reply' } },
} as const

function cumulative(
  context: Context,
  asked: Asked,
  one: { readonly clock: 'acknowledge' | 'reply'; readonly times: Quantiles | undefined },
): StageRow {
  const { to, label } = CUMULATIVE[one.clock]
  const metric = one.clock === 'reply' ? 'time_to_reply' : 'acknowledge_time'
  return {
    id: `submitted>${to}`,
    from: 'submitted',
    to,
    label,
    ...times(one.times),
    limit: ordinaryLimit(context, asked, one.clock),
    kind: 'cumulative',
    casesUrl: casesUrl(context, asked, { metric }),
  }
}

function ordinaryLimit(context: Context, asked: Asked, clock: 'acknowledge' | 'reply'): Limit | null {
  const sets = context.ruleSets.filter(({ id }) => context.ruleSetsInUse.includes(`${id}@`))
  const rules = ruleSetOn(sets, asked.period.firstDay)
  if (rules === undefined) return null
  return limitFor(rules, clock, 'ordinary', { category1: '', category2: null })
}
