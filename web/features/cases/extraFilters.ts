// Narrowings that only links from other screens set: search, cell, clock, stage; each by name with the patch that removes it.
import { CLOCKS, STAGES } from '#db/vocabulary.ts'
import type { Words } from '#web/lib/i18n/WordsContext.tsx'
import type { ViewPatch } from '#web/lib/urlState.ts'
import type { View } from '#web/lib/view.ts'
import { creditsLine } from '#web/ui/creditsLine.ts'
import { SAMPLED } from './listQuestion.ts'

export interface ExtraFilter {
  readonly text: string
  readonly patch: ViewPatch
}

/** `到期 9月30日 18:00–10月8日 24:00`, `到期早于 9月30日 18:00`, `挂起中`. */
function dueText(due: string, { t, f }: Words): string {
  if (due === 'paused') return t('cases.chipPaused')
  const [from = '..', to = '..'] = due.split('/')
  const at = (end: string) => (Number.isNaN(Date.parse(end)) ? end : f.dateTimeLong(end))
  if (from === '..') return t('cases.chipDueBefore', { to: at(to) })
  if (to === '..') return t('cases.chipDueFrom', { from: at(from) })
  return t('cases.chipDue', { from: at(from), to: at(to) })
}

export function extraFilters(
  { params }: Pick<View, 'params'>,
  words: Words,
  departmentName: (id: string) => string = (id) => id,
): readonly ExtraFilter[] {
  const { t, label } = words
  const { q, cell, clock, stage, metric } = params
  const due = metric === 'open_clocks' ? params.due : undefined
  const credits = metric === 'satisfaction_rate' ? params.credits : undefined
  const { sampled, sampledOf } = params
  const list = SAMPLED.find((one) => one === sampled)
  const isUnlocated = cell === 'unlocated'
  return [
    ...(q === undefined ? [] : [{ text: t('cases.chipSearch', { q }), patch: { q: null } }]),
    ...(list === undefined
      ? []
      : [
          {
            text: t('checkResults.listed', { list: t(`checkResults.list_${list}`) }),
            patch: { sample: null, sampled: null, sampledOf: null, part: null },
          },
        ]),
    ...(list === undefined || sampledOf === undefined
      ? []
      : [
          {
            text: t('checkResults.listedOf', { name: departmentName(sampledOf) }),
            patch: { sampledOf: null },
          },
        ]),
    ...(cell === undefined
      ? []
      : [
          {
            text: isUnlocated ? t('cases.chipUnlocated') : t('cases.chipCell', { cell }),
            patch: { cell: null, level: null },
          },
        ]),
    ...(clock === undefined || clock === 'all'
      ? []
      : [{ text: t('cases.chipClock', { clock: label(CLOCKS, clock) }), patch: { clock: null } }]),
    ...(due === undefined ? [] : [{ text: dueText(due, words), patch: { due: null } }]),
    ...(credits === undefined
      ? []
      : [{ text: t('kit.creditsOf', { credits: creditsLine(credits, words) }), patch: { credits: null } }]),
    ...(stage === undefined
      ? []
      : [
          {
            text: stage
              .split('>')
              .map((one) => label(STAGES, one))
              .join(' → '),
            patch: { stage: null },
          },
        ]),
  ]
}
