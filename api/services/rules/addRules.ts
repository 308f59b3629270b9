// Stores a version of a rule set, or years of the calendar, and judges what follows from it: all of it is in, or nothing.
import type { Db } from '#db/open.ts'
import type { AddedCalendar, AddedRuleSet } from '../../contract/rules.ts'
import type { RuleSet } from '../../domain/rules.ts'
import { recordAct } from '../audit/recordAct.ts'
import { versionsHash } from '../audit/storedVersions.ts'
import { planDeployment } from '../deployment.ts'
import type { NamedCalendar } from '../loadCalendar.ts'
import { judgeAnew } from './judgeAnew.ts'
import type { RulesAuthor } from './previewRules.ts'
import { hasOtherVerdict } from './verdicts.ts'

/**
 * Adds a version. The cases received since it is in force are judged by it; published results keep theirs, and the log
 * says who added what.
 * @throws what `judgeAnew` throws; `conflict` for a version that is stored with other content.
 */
export async function addRules(db: Db, rules: RuleSet, { by, nowMs }: RulesAuthor): Promise<AddedRuleSet> {
  const deployment = planDeployment(db.sqlite, { rules, actor: by, nowMs })
  return judgeAnew(db, { deployment, by, which: 'rejudged' }, async ({ cases, changes }) => {
    const changed = changes.filter(hasOtherVerdict).length
    recordAct(
      db.sqlite,
      {
        type: 'rules_added',
        by,
        data: { rules: plain(rules), cases, changed, versions: versionsHash(db.sqlite) },
      },
      nowMs,
    )
    return { keep: true, result: { id: rules.id, version: rules.version, cases, changed } }
  })
}

/** Stores the calendar as the version in use and judges every case by it. Otherwise as `addRules`. */
export async function addCalendar(
  db: Db,
  calendar: NamedCalendar,
  { by, nowMs }: RulesAuthor,
): Promise<AddedCalendar> {
  const deployment = planDeployment(db.sqlite, { calendar, actor: by, nowMs })
  return judgeAnew(db, { deployment, by, which: 'all' }, async ({ cases, changes }) => {
    const { id, version } = deployment.calendarVersion
    const changed = changes.filter(hasOtherVerdict).length
    recordAct(
      db.sqlite,
      {
        type: 'calendar_added',
        by,
        data: { calendar: id, version, cases, changed, versions: versionsHash(db.sqlite) },
      },
      nowMs,
    )
    return { keep: true, result: { id, version, cases, changed } }
  })
}

/** As it is stored: JSON without absent members. */
const plain = (rules: RuleSet) => JSON.parse(JSON.stringify(rules))
