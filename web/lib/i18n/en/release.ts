// Words of what the public sees of a version (English).
import type { SameKeys } from '../types.ts'
import type { release as zh } from '../zh/release.ts'

export const release: SameKeys<typeof zh> = {
  released: 'The public sees this version.',
  heldBack: 'Published, but not shown to the public yet: it keeps seeing what was shown before.',
  share: 'Pictures to share',
  sheet: 'Notice, {paper}',
  shareDrawing: 'Drawing…',
  shareHead: 'How complaints were handled, {period}',
  shareGroup: '{period}: {group}',
  shareSub: 'Published {at} · version {n}',
  shareOf: '{n} of {of} groups: {names}',
  shareCorrects: ' (corrects version {n})',
  shareAsOf: 'Data as of {at}',
  shareHidden: 'not shown',
  shareTier: '{group} · {n} of {of} in band 1',
  shareRead: 'Within a band nobody is significantly below its head; fewer than {k} cases are not shown.',
  shareScan: 'Scan for the whole result',
  shareMore: 'See whether it was corrected since, and follow a case by its code.',
  shareFoot:
    'Below a score stand the ranks that chance alone allows; numbers of fewer than {k} cases, and those that give them away, are not shown.',
  shareAt: 'The whole result and corrections: {address}',
  codeAddress:
    'Codes and links lead to {address}, by which this page was opened. Where residents use another, let PINGYI_ORIGIN be set first.',
  codeHere:
    'Codes and links hold this machine’s own address {address}, which no telephone opens. Open this page by one that they reach and make them anew, or let PINGYI_ORIGIN be set.',
  open: 'Open the public page',
  planning: 'Working out what the public will see …',
  wouldWait: 'Once published it will not be shown to the public yet: it keeps seeing what was shown before.',
  differs_too_little:
    'Differs by fewer than {k} cases from what was shown; both together would tell of single cases:',
  regrouped:
    'A department changed its group within the period; the totals of the two versions would give a hidden number away:',
  not_protectable: 'What was shown leaves no way to protect small numbers:',
  allShown: 'All {of} numbers are shown to the public.',
  hidden: '{n} of {of} numbers are not shown to the public',
  why: 'Numbers of fewer than {k} cases, and numbers that would give them away, are not shown to the public; this page and the notice have them all.',
  ofMetric: '{name} ({metric})',
  inTable: '{table}: {n}.',
  table_department: 'Figures of departments',
  table_group: 'Totals of groups',
  table_cell: 'Squares of the map',
  table_community: 'Cases by community',
  table_total: 'Cases of the street',
  table_category: 'Cases by category',
}
