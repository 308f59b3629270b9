// Words of indicator cards and standings, shared by overview, ranking and department (English).
import type { SameKeys } from '../types.ts'
import type { figure as zh } from '../zh/figure.ts'

export const figure: SameKeys<typeof zh> = {
  score: 'Score',
  target: 'target {value}',
  aboveTarget: 'above target',
  containsTarget: 'spans target',
  belowTarget: 'below target',
  standard: 'standard',
  interval: '95% interval {range}',
  noInterval: 'no interval',
  group: 'Group',
  up: '↑ {word}',
  down: '↓ {word}',
  bounds: 'were all ungraded dissatisfied or satisfied: {range}',
  fewBase: 'too few cases to judge',
  noBase: 'nothing to compare with',
  few: 'few cases, n={n}',
  weeks: 'last {n} weeks · {finding}',
  weeksCalm: 'all within control limits',
  weeksFew: 'too few cases a week to judge',
  weeksRunAbove: '{n} weeks in a row above the mean',
  weeksRunBelow: '{n} weeks in a row below the mean',
  weeksOutAbove: 'week of {week} above the upper limit',
  weeksOutBelow: 'week of {week} below the lower limit',
  weeksOutAboveMany: '{n} weeks in a row above the upper limit',
  weeksOutBelowMany: '{n} weeks in a row below the lower limit',
  weeksTrendAbove: 'rising {n} weeks in a row',
  weeksTrendBelow: 'falling {n} weeks in a row',
  weeksTwoAbove: 'markedly high around {week}',
  weeksTwoBelow: 'markedly low around {week}',
}
