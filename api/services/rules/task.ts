// What is handed to the thread that judges, and what it tells, as plain data that crosses threads.
import type { Db } from '#db/open.ts'
import type { AddedCalendar, AddedRuleSet, RulesPreview } from '../../contract/rules.ts'
import type { ErrorCode } from '../../domain/errors.ts'
import type { RuleSet } from '../../domain/rules.ts'
import type { NamedCalendar } from '../loadCalendar.ts'
import { addCalendar, addRules } from './addRules.ts'
import { previewRules, type RulesAuthor } from './previewRules.ts'

/** Answer of each task, by its kind. */
export interface RulesAnswers {
  readonly preview: RulesPreview
  readonly rules: AddedRuleSet
  readonly calendarPreview: RulesPreview
  readonly calendar: AddedCalendar
}

export type RulesTask = RulesAuthor &
  (
    | { readonly kind: 'preview' | 'rules'; readonly rules: RuleSet }
    | { readonly kind: 'calendarPreview' | 'calendar'; readonly calendar: NamedCalendar }
  )

/** What a thread is started with. */
export interface RulesWorkerData {
  readonly entry: string
  readonly dbPath: string
  readonly task: RulesTask
}

/** Thread → server: the answer, or the code and words of an expected failure. */
export type RulesMessage =
  | { readonly answer: RulesAnswers[keyof RulesAnswers] }
  | { readonly code: ErrorCode; readonly detail: string }

export function performRules(db: Db, task: RulesTask): Promise<RulesAnswers[keyof RulesAnswers]> {
  switch (task.kind) {
    case 'preview':
      return previewRules(db, { rules: task.rules }, task)
    case 'rules':
      return addRules(db, task.rules, task)
    case 'calendarPreview':
      return previewRules(db, { calendar: task.calendar }, task)
    case 'calendar':
      return addCalendar(db, task.calendar, task)
  }
}
