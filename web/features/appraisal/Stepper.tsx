// The steps of an appraisal's life as an ordered list; the present one is said to readers too.
import type { AppraisalState } from '#db/vocabulary.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { LIFE, lifeIndex } from './resultWords.ts'

export function Stepper({ state }: { readonly state: AppraisalState }) {
  const { t } = useWords()
  const at = lifeIndex(state)
  return (
    <ol className="appraisal-steps" aria-label={t('appraisal.steps')}>
      {LIFE.map((step, index) => (
        <li
          key={step}
          className={index < at ? 'past' : index === at ? 'now' : undefined}
          aria-current={index === at ? 'step' : undefined}
        >
          <span className="appraisal-step-sign" aria-hidden="true">
            {index < at ? '✓' : index + 1}
          </span>
          {t(`appraisal.step_${step}`)}
          {index < at ? <span className="sr-only">{t('appraisal.stepDone')}</span> : null}
        </li>
      ))}
    </ol>
  )
}
