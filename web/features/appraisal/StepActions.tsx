// The steps that who looks may take now; publishing and correcting ask first.
import { useLocation } from '@tanstack/react-router'
import { useState } from 'react'
import { APPRAISAL_STATES } from '#db/vocabulary.ts'
import { errorText } from '#web/lib/errorText.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useSession } from '#web/lib/session.ts'
import { AppLink } from '#web/ui/AppLink.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Field } from '#web/ui/Field.tsx'
import { OfficialSteps } from './OfficialSteps.tsx'
import { type AppraisalData, useFreeze, useOpen, whichOf } from './queries.ts'
import { useFocusKept } from './useFocusKept.ts'

const DEFAULT_DAYS = '5'

export function StepActions({ data }: { readonly data: AppraisalData }) {
  const words = useWords()
  const { t, label } = words
  const { steps, state } = data
  const [isStepped, setStepped] = useState(false)
  const [days, setDays] = useState(DEFAULT_DAYS)
  const freeze = useFreeze(whichOf(data))
  const open = useOpen(whichOf(data))
  const isBusy = freeze.isPending || open.isPending
  const error = freeze.error ?? open.error
  const isSaved = freeze.isSuccess || open.isSuccess || isStepped
  const acts = useFocusKept<HTMLDivElement>(isSaved && `${state} ${data.version}`)
  return (
    <div ref={acts} tabIndex={-1} className="appraisal-acts">
      {steps.includes('freeze') ? (
        <Button
          kind={state === 'open' ? 'primary' : 'plain'}
          isDisabled={isBusy}
          onPress={() => freeze.mutate(undefined)}
        >
          {t(state === 'open' ? 'appraisal.doFreeze' : 'appraisal.doRefreeze')}
        </Button>
      ) : null}
      {steps.includes('open_objections') ? (
        <>
          <Field
            label={t('appraisal.windowDays')}
            type="number"
            min="1"
            max="60"
            value={days}
            onChange={setDays}
          />
          <Button
            kind="primary"
            isDisabled={isBusy || !isDays(days)}
            onPress={() => open.mutate(Number(days))}
          >
            {t('appraisal.doOpen')}
          </Button>
        </>
      ) : null}
      <OfficialSteps data={data} onDone={() => setStepped(true)} />
      {steps.length === 0 ? <Who /> : null}
      {error ? (
        <p className="strip strip-poor" role="alert">
          {errorText(error, words)}
        </p>
      ) : null}
      <p className="sr-only" role="status">
        {isSaved ? t('appraisal.done', { state: label(APPRAISAL_STATES, state) }) : ''}
      </p>
    </div>
  )
}

const isDays = (text: string): boolean => /^[1-9]\d?$/.test(text) && Number(text) <= 60

/** Who takes which step; the way in for who is not signed in. */
function Who() {
  const { t } = useWords()
  const { data } = useSession()
  const here = useLocation({ select: (location) => location.href })
  return (
    <p className="muted row">
      <span>{t('appraisal.who')}</span>
      {data && data.role === null ? (
        <AppLink to="/login" search={{ back: [here] }} className="btn btn-primary">
          {t('appraisal.signIn')}
        </AppLink>
      ) : null}
    </p>
  )
}
