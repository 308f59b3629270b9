// Failures that the server cannot name itself; its own codes carry their words in api/domain/errors.ts (English).
import type { SameKeys } from '../types.ts'
import type { errors as zh } from '../zh/errors.ts'

export const errors: SameKeys<typeof zh> = {
  title: 'Something went wrong',
  notFoundTitle: 'There is no such page',
  notFound: 'The address may have changed, or the link is incomplete.',
  goHome: 'Go to the overview',
  requestId: 'Request {id}',
  network: 'The server cannot be reached; please check the network',
  not_json: 'The server answered with something unreadable',
  other: 'The request failed ({code})',
  running: 'The account {by} is {what}; try again when that is done',
  task_preview: 'previewing a change of limits',
  task_rules: 'saving a change of limits',
  task_calendarPreview: 'previewing a change of the calendar',
  task_calendar: 'saving a change of the calendar',
  withFields: '{sentence} ({fields})',
  page: 'The page met an unexpected error; no data is lost.',
  reload: 'Reload',
}
