// The steps of an appraisal's life.
import type { AppraisalState } from '#db/vocabulary.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { Steps } from '#web/ui/Steps.tsx'
import { LIFE, lifeIndex } from './resultWords.ts'

export function LifeSteps({ state }: { readonly state: AppraisalState }) {
  const { t } = useWords()
  const names = LIFE.map((step) => t(`appraisal.step_${step}`))
  return <Steps label={t('appraisal.steps')} names={names} at={lifeIndex(state)} />
}
