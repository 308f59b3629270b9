// Words of the rank screen (English).
import type { SameKeys } from '../types.ts'
import type { rank as zh } from '../zh/rank.ts'

export const rank: SameKeys<typeof zh> = {
  title: 'Ranking',
  formula: 'Score = {terms}',
  groupPeers: 'compared inside peer groups only',
  groupAll: 'all departments compared together',
  groups: 'Peer group',
  scheme: 'Scheme',
  schemeStandard: 'Standard',
  schemeRecorded: 'Recorded',
  caption: 'Ranking of {group}, {period}',
  place: 'Rank',
  tied: 'joint',
  range: 'Rank interval',
  tier: 'Tier {n}',
  tierFirst:
    '{n} departments not significantly below the first, {head}; between two of them the rank intervals decide',
  tierFirstSmall:
    '{n} departments not significantly below the first, {head} (few cases); between two of them the rank intervals decide',
  tierNext:
    '{n} department significantly below the head of tier {before}||{n} departments significantly below the head of tier {before}',
  unit: 'Department',
  score: 'Score',
  interval: '95% interval of the score',
  cases: 'Cases',
  excluded: '{n} excluded',
  change: 'Rank change',
  notRankedBefore: 'not ranked then',
  same: 'unchanged',
  movedUp: 'up {n}',
  movedDown: 'down {n}',
  was: 'was {rank}',
  total: 'Whole group',
  units: '{n} department||{n} departments',
  notRanked: 'Not ranked ({n} department)||Not ranked ({n} departments)',
  reason: 'Reason',
  comma: ', ',
  shortOf: '{name} n={n}',
  short: '{list}, all fewer than {min}',
  shortOne: '{list}, fewer than {min}',
  nobody:
    '{period}: no department has enough cases for the {scheme} scheme (at least {min} in every indicator).',
  otherScheme: 'The {scheme} scheme can rank.',
  switchScheme: 'Use {scheme}',
  read: 'How to read this table',
  readGood: 'Dot = score, line = 95% interval; wholly right of {target}: meets the standard',
  readAttention: 'Diamond: the interval crosses {target}, needs attention',
  readPoor: 'Triangle: wholly left of {target}, to improve',
  readSmall:
    'Hatched with hollow dot: as few as {from}–{to} cases, wide interval, rank very uncertain, not judged',
  readTier:
    'One bracket is one tier: not significantly below its head, which does not mean equal to each other',
  readRange:
    'Rank interval: every pair compared (Holm, 0.05); the dark cell is the rank, any place inside is possible',
  readTied: 'Equal scores share a rank and the next is skipped; sorting by another column changes no rank',
  foot: 'Numerators and denominators are pooled, never averaged · ranks from raw values, rounded once for display · the period is not frozen, ranks are provisional',
  footRunning:
    'Numerators and denominators are pooled, never averaged · ranks from raw values, rounded once for display · the period still runs: ranks are provisional, compared over as many days',
}
