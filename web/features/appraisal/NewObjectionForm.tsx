// A department objects: cases, ground, evidence.
import { useState } from 'react'
import { OBJECTION_GROUNDS, type ObjectionGround } from '#db/vocabulary.ts'
import { ApiProblem } from '#web/lib/apiClient.ts'
import { errorText } from '#web/lib/errorText.ts'
import { useWords, type Words } from '#web/lib/i18n/WordsContext.tsx'
import { Button } from '#web/ui/Button.tsx'
import { LongField } from '#web/ui/LongField.tsx'
import { Select } from '#web/ui/Select.tsx'
import { useObject, type Which } from './queries.ts'
import { useFocusKept } from './useFocusKept.ts'

const GROUNDS: readonly ObjectionGround[] = [
  ...(['not_ours', 'duplicate', 'force_majeure', 'data_error', 'unreasonable'] as const),
]

export function NewObjectionForm({ which }: { readonly which: Which }) {
  const words = useWords()
  const { t, say } = words
  const [text, setText] = useState('')
  const [evidence, setEvidence] = useState('')
  const [ground, setGround] = useState<ObjectionGround>('not_ours')
  const object = useObject()
  const cases = idsOf(text)
  const isReady = cases.length > 0 && evidence.trim() !== '' && !object.isPending
  const clear = () => {
    setText('')
    setEvidence('')
  }
  const form = useFocusKept<HTMLDivElement>(object.isSuccess || object.isError ? object.submittedAt : false)
  return (
    <div ref={form} tabIndex={-1} className="appraisal-form">
      <h3>{t('appraisal.object')}</h3>
      <LongField label={t('appraisal.objectCases')} value={text} maxLength={20_000} onChange={setText} />
      <Select
        label={t('appraisal.ground')}
        value={ground}
        options={GROUNDS.map((value) => ({ value, text: say(OBJECTION_GROUNDS[value]) }))}
        onChange={setGround}
      />
      <LongField label={t('appraisal.evidence')} value={evidence} maxLength={10_000} onChange={setEvidence} />
      <Button
        kind="primary"
        isDisabled={!isReady}
        onPress={() =>
          object.mutate({ ...which, cases, ground, evidence: evidence.trim() }, { onSuccess: clear })
        }
      >
        {t('appraisal.object')}
      </Button>
      {object.error ? (
        <p className="strip strip-poor" role="alert">
          {faultText(object.error, words)}
        </p>
      ) : null}
      <p className="meta" role="status">
        {object.isSuccess ? t('appraisal.objectDone') : ''}
      </p>
    </div>
  )
}

/** Which cases cannot be objected to; anything else in the catalogue's words. */
function faultText(error: Error, words: Words): string {
  const found = error instanceof ApiProblem ? error.fields.find(({ field }) => field === 'cases') : undefined
  const list = found?.message.split(': ')[1]
  return list === undefined ? errorText(error, words) : words.t('appraisal.objectWrong', { list })
}

/** Case ids out of lines, each once. */
const idsOf = (text: string): string[] => [
  ...new Set(
    text
      .split(/\s+/)
      .map((one) => one.trim())
      .filter((one) => one !== ''),
  ),
]
