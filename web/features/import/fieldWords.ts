// Names of mapping fields in the reader's language.
import type { Words } from '#web/lib/i18n/WordsContext.tsx'

export const FIELD_NAMES = [
  'source',
  'number',
  'channel',
  'receivedAt',
  'recordedAt',
  'title',
  'text',
  'name',
  'phone',
  'address',
  'category',
  'urgency',
  'scope',
  'community',
  'lng',
  'lat',
  'firstReceiver',
  'departmentKind',
  'replyDue',
  'acknowledgedAt',
  'classifiedAt',
  'dispatchedAt',
  'dispatchedTo',
  'followedUpAt',
  'repliedAt',
  'replyText',
  'archivedAt',
  'outcome',
  'calledBackAt',
  'reached',
  'resolved',
  'grade',
  'events',
] as const

/** The server's own label where the page does not know the field. */
export function fieldWord(field: string, label: string, { t }: Pick<Words, 't'>): string {
  const known = FIELD_NAMES.find((one) => one === field)
  return known ? t(`imports.field_${known}`) : label
}
