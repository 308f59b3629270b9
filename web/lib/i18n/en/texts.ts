// Words of the texts for the public (English).
import type { SameKeys } from '../types.ts'
import type { texts as zh } from '../zh/texts.ts'

export const texts: SameKeys<typeof zh> = {
  title: 'Texts for the public',
  sub: 'Channels, guides and typical cases on the public pages; shown once somebody else approves them',
  write: 'Write a text',
  rewrite: 'Rewrite',
  approve: 'Approve and publish',
  withdraw: 'Withdraw',
  none: 'No texts yet.',
  by: 'Written by {who}, {at}',
  approvedBy: 'approved by {who}',
  fromCase: 'from case {id}',
  personal: 'A name, a number or an address stands in it; it must go before it can be approved.',
  marks:
    'Double lines mark personal data ({found}), which must go; dots mark what could be a name, a number or a place ({suspects}): mostly plain words, for the second reader to confirm one by one.',
  confirm:
    'Confirm one by one: none of these is a name, a number or a place that tells who a resident is ({n} of {of})',
  found: 'personal',
  suspect: 'could be a name, a number or a place',
  cancel: 'Cancel',
  save: 'Save',
  titleZh: 'Title',
  bodyZh: 'Text',
  titleEn: 'Title in English (optional)',
  bodyEn: 'Text in English (optional)',
  kind: 'Kind',
  channel: 'Channel',
  category: 'Category',
  case: 'Case',
  caseHint:
    'Such as hotline12345:88; with title and text left empty they are taken from the case without anything personal, to be rewritten after saving',
}
