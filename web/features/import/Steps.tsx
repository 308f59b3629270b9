// The five steps of an import as an ordered list; the present one is said to readers too.
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { STEPS, type Step } from './importStep.ts'

export function Steps({ step }: { readonly step: Step }) {
  const { t } = useWords()
  const at = STEPS.indexOf(step)
  return (
    <ol className="import-steps" aria-label={t('imports.steps')}>
      {STEPS.map((one, index) => (
        <li
          key={one}
          className={index < at ? 'past' : index === at ? 'now' : undefined}
          aria-current={index === at ? 'step' : undefined}
        >
          <span className="import-step-sign" aria-hidden="true">
            {index < at ? '✓' : index + 1}
          </span>
          {t(`imports.step_${one}`)}
          {index < at ? <span className="sr-only">{t('imports.stepDone')}</span> : null}
        </li>
      ))}
    </ol>
  )
}
