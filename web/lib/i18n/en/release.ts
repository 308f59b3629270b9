// Words of what the public sees of a version (English).
import type { SameKeys } from '../types.ts'
import type { release as zh } from '../zh/release.ts'

export const release: SameKeys<typeof zh> = {
  released: 'The public sees this version.',
  heldBack: 'Published, but not shown to the public yet: it keeps seeing what was shown before.',
  open: 'Open the public page',
  planning: 'Working out what the public will see …',
  wouldWait: 'Once published it will not be shown to the public yet: it keeps seeing what was shown before.',
  differs_too_little:
    'Differs by 1 to 4 cases from what was shown; both together would tell of single cases:',
  not_protectable: 'What was shown leaves no way to protect small numbers:',
  allShown: 'All {of} numbers are shown to the public.',
  hidden: '{n} of {of} numbers are not shown to the public',
  why: 'Numbers of fewer than 5 cases, and numbers that would give them away, are not shown to the public; this page and the notice have them all.',
  ofMetric: '{name} ({metric})',
  inTable: '{table}: {n}.',
  table_department: 'Figures of departments',
  table_group: 'Totals of groups',
  table_cell: 'Squares of the map',
  table_community: 'Cases by community',
  table_total: 'Cases of the street',
  table_category: 'Cases by category',
}
