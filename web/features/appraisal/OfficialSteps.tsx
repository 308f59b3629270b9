// Publishing and correcting: the steps that ask first.
import { useState } from 'react'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useShortcuts } from '#web/lib/shortcuts.ts'
import { Button } from '#web/ui/Button.tsx'
import { PublishDialog } from './PublishDialog.tsx'
import type { AppraisalData } from './queries.ts'
import { SupersedeDialog } from './SupersedeDialog.tsx'

export interface OfficialStepsProps {
  readonly data: AppraisalData
  /** A step was taken. */
  readonly onDone: () => void
}

export function OfficialSteps({ data, onDone }: OfficialStepsProps) {
  const { t, f } = useWords()
  const { steps, objections } = data
  const [asks, setAsks] = useState<'publish' | 'supersede' | null>(null)
  const close = () => setAsks(null)
  const publish = () => setAsks('publish')
  // With objections to decide, A means the first of them.
  const hasKey = steps.includes('publish') && objections.undecided === 0
  useShortcuts(hasKey ? [{ keys: 'A', name: t('appraisal.keyPublish'), scope: 'page', run: publish }] : [])
  return (
    <>
      {steps.includes('publish') ? (
        <Button kind="primary" isDisabled={objections.undecided > 0} onPress={publish}>
          {t('appraisal.doPublish')}
        </Button>
      ) : null}
      {steps.includes('publish') && objections.undecided > 0 ? (
        <span className="meta">{t('appraisal.decideFirst', { n: f.integer(objections.undecided) })}</span>
      ) : null}
      {steps.includes('supersede') ? (
        <Button onPress={() => setAsks('supersede')}>{t('appraisal.doSupersede')}</Button>
      ) : null}
      <PublishDialog data={data} isOpen={asks === 'publish'} onClose={close} onDone={onDone} />
      <SupersedeDialog data={data} isOpen={asks === 'supersede'} onClose={close} onDone={onDone} />
    </>
  )
}
