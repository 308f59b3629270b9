// The five steps of an import.
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { Steps } from '#web/ui/Steps.tsx'
import { STEPS, type Step } from './importStep.ts'

export function ImportSteps({ step }: { readonly step: Step }) {
  const { t } = useWords()
  const names = STEPS.map((one) => t(`imports.step_${one}`))
  return <Steps label={t('imports.steps')} names={names} at={STEPS.indexOf(step)} />
}
