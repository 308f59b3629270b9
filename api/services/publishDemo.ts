// The demo street's quarters that are long over, published as they would have been, and what it tells its residents: public pages and
// screens have something to show.
import type { Db } from '#db/open.ts'
import { listAppraisals } from '#db/queries/appraisals.ts'
import { type Period, periodOfDay, previousPeriod } from '../domain/time/period.ts'
import { DAY_MS, HOUR_MS } from '../domain/time/zone.ts'
import { freezeAppraisal } from './appraisal/freezeAppraisal.ts'
import { openObjections } from './appraisal/openObjections.ts'
import { publishAppraisal } from './appraisal/publishAppraisal.ts'
import { type Context, contextOf } from './context.ts'
import { DEMO_STORY, DEMO_TEXTS } from './demoTexts.ts'
import { listCases } from './listCases.ts'
import { addPublicText, approvePublicText, suspectsIn } from './public/publicTexts.ts'
import { superviseDemo } from './superviseDemo.ts'

/** A quarter that ended later is left to whoever tries the product: to be frozen, objected to and published. */
const LONG_OVER_MS = 100 * DAY_MS
/** Enough for a trend; each takes a second or so of the first start. */
const QUARTERS = 2
/** At 10:00 of the tenth day after a quarter it is frozen, a day later opened to objections, two weeks later published. */
const FROZEN_MS = 9 * DAY_MS + 10 * HOUR_MS
const OPENED_MS = FROZEN_MS + DAY_MS
const PUBLISHED_MS = OPENED_MS + 14 * DAY_MS

/**
 * Publishes the latest quarters long over by the street's clock, oldest first, each as of its own time, the last with a third-party check and a
 * residents' council; none where anything was appraised. Accounts of the demo must exist.
 */
export async function publishDemo(db: Db): Promise<void> {
  if (listAppraisals(db, 1).length > 0) return
  const quarters = quartersLongOver(contextOf(db, 0))
  for (const quarter of quarters) {
    if (quarter === quarters.at(-1)) await superviseDemo(contextOf(db, 0), quarter)
    await publish(db, quarter)
  }
  const [first] = quarters
  if (first !== undefined) await tell(db, first)
}

/** Written by the operator, approved by the leader, on the day the first result went out. */
async function tell(db: Db, { id: period, endMs }: Period): Promise<void> {
  const nowMs = endMs + PUBLISHED_MS
  const context = contextOf(db, 0)
  const { category, ...story } = DEMO_STORY
  const { items } = await listCases(context, { period, category: [category], limit: 1 })
  const stories = items.map(({ id }) => ({ kind: 'typical_case' as const, case: id, ...story }))
  for (const text of [...DEMO_TEXTS, ...stories]) {
    const draft = await addPublicText(context, text, { by: 'operator', nowMs })
    const { id, sha256 } = draft
    approvePublicText(context, id, { sha256, confirmed: suspectsIn(draft), by: 'leader', nowMs })
  }
}

function quartersLongOver({ zone, asOfMs }: Context): Period[] {
  let quarter = periodOfDay('quarter', zone.dayOf(asOfMs - LONG_OVER_MS), zone)
  return Array.from({ length: QUARTERS }, () => {
    quarter = previousPeriod(quarter, zone)
    return quarter
  }).reverse()
}

async function publish(db: Db, { id, endMs }: Period): Promise<void> {
  const at = (ms: number): Context => ({ ...contextOf(db, 0), asOfMs: endMs + ms })
  const by = (who: string, ms: number) => ({ by: who, nowMs: endMs + ms })
  await freezeAppraisal(at(FROZEN_MS), { period: id }, by('operator', FROZEN_MS))
  openObjections(at(OPENED_MS), { period: id }, by('operator', OPENED_MS))
  publishAppraisal(at(PUBLISHED_MS), { period: id }, { ...by('leader', PUBLISHED_MS), confirm: id })
}
