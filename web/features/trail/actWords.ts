// An act of the audit log in one line: the members everybody understands, by name; all of them stand behind it.
import { APPRAISAL_ACTS, APPRAISAL_STATES } from '#db/vocabulary.ts'
import type { Words } from '#web/lib/i18n/WordsContext.tsx'
import type { ActItem } from './queries.ts'

/** Members said in the line, in this order, with their words. */
const SAID = {
  act: 'trail.fieldAct',
  period: 'trail.fieldPeriod',
  to: 'trail.fieldTo',
  scheme: 'trail.fieldScheme',
  'scheme.id': 'trail.fieldScheme',
  'scheme.version': 'trail.fieldVersion',
  council: 'trail.fieldCouncil',
  sample: 'trail.fieldSample',
  drawId: 'trail.fieldDraw',
  count: 'trail.fieldCount',
  rules: 'trail.fieldRules',
  version: 'trail.fieldVersion',
  importId: 'trail.fieldImport',
  rows: 'trail.fieldRows',
  rowsTold: 'trail.fieldRowsTold',
  inserted: 'trail.fieldInserted',
  updated: 'trail.fieldUpdated',
  rejected: 'trail.fieldRejected',
  cases: 'trail.fieldCases',
  case: 'trail.fieldCase',
  username: 'trail.fieldAccount',
  account: 'trail.fieldAccount',
  role: 'trail.fieldRole',
  reason: 'trail.fieldReason',
  format: 'trail.fieldFormat',
  file: 'trail.fieldFile',
} as const

export function actLine({ details }: Pick<ActItem, 'details'>, words: Words): string {
  const { t } = words
  const values = new Map(details.map(({ field, value }) => [field, value]))
  return Object.entries(SAID)
    .filter(([field]) => values.has(field))
    .map(([field, key]) =>
      t('trail.member', { name: t(key), value: valueWords(field, values.get(field) ?? '', words) }),
    )
    .join(t('trail.gap'))
}

/** A text that the log keeps as its SHA-256 only. */
const HASH = /^[0-9a-f]{64}$/
const SHOWN = 12

function valueWords(field: string, value: string, { label, f }: Words): string {
  if (field === 'act') return label(APPRAISAL_ACTS, value)
  if (field === 'to') return label(APPRAISAL_STATES, value)
  if (field === 'period') return f.period(value)
  return HASH.test(value) ? `${value.slice(0, SHOWN)}…` : value
}
