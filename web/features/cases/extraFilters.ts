// Narrowings that only links from other screens set: search, cell, clock, stage; each by name with the patch that removes it.
import { CLOCKS, STAGES } from '#db/vocabulary.ts'
import type { Words } from '#web/lib/i18n/WordsContext.tsx'
import type { ViewPatch } from '#web/lib/urlState.ts'
import type { View } from '#web/lib/view.ts'

export interface ExtraFilter {
  readonly text: string
  readonly patch: ViewPatch
}

export function extraFilters({ params }: Pick<View, 'params'>, words: Words): readonly ExtraFilter[] {
  const { t, label } = words
  const { q, cell, clock, stage } = params
  const isUnlocated = cell === 'unlocated'
  return [
    ...(q === undefined ? [] : [{ text: t('cases.chipSearch', { q }), patch: { q: null } }]),
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
