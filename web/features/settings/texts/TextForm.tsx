// One text: of what kind, about what, and its words in Chinese and, where somebody has them, in English.
import { useState } from 'react'
import { CHANNELS, codes, TEXT_KINDS, type TextKind } from '#db/vocabulary.ts'
import { errorText } from '#web/lib/errorText.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { Field } from '#web/ui/Field.tsx'
import { LongField } from '#web/ui/LongField.tsx'
import { Select } from '#web/ui/Select.tsx'
import { type NewText, type PublicText, useSaveText } from './queries.ts'

interface Draft {
  readonly kind: TextKind
  readonly subject: string
  readonly case: string
  readonly title: string
  readonly body: string
  readonly titleEn: string
  readonly bodyEn: string
}

const EMPTY: Draft = {
  ...{ kind: 'channel', subject: 'hotline', case: '' },
  ...{ title: '', body: '', titleEn: '', bodyEn: '' },
}

/** What is empty is left out: a typical case then begins from its case's words. */
const filled = (draft: Draft): NewText => {
  const { kind, subject, case: caseId, ...words } = draft
  const said = Object.entries(words).filter(([, value]) => value.trim() !== '')
  const about = kind === 'typical_case' ? { case: caseId.trim() } : { subject }
  return { kind, ...about, ...Object.fromEntries(said.map(([key, value]) => [key, value.trim()])) }
}

const isReady = ({ kind, case: caseId, subject, title, body }: Draft): boolean =>
  kind === 'typical_case' && caseId.trim() !== ''
    ? true
    : kind !== 'typical_case' && subject !== '' && title.trim() !== '' && body.trim() !== ''

export function TextForm({
  draft,
  onClose,
}: {
  readonly draft: PublicText | null
  readonly onClose: () => void
}) {
  const words = useWords()
  const { t } = words
  const [values, setValues] = useState<Draft>(() => begin(draft))
  const set = (change: Partial<Draft>) => setValues((before) => ({ ...before, ...change }))
  const save = useSaveText(draft)
  const foot = (
    <>
      <Button onPress={onClose}>{t('texts.cancel')}</Button>
      <Button
        kind="primary"
        isDisabled={!isReady(values) || save.isPending}
        onPress={() => save.mutate(filled(values), { onSuccess: onClose })}
      >
        {t('texts.save')}
      </Button>
    </>
  )
  return (
    <Dialog
      kind="drawer"
      title={t(draft === null ? 'texts.write' : 'texts.rewrite')}
      isOpen
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      footer={foot}
    >
      <div className="texts-form">
        {draft === null ? <AboutFields values={values} set={set} /> : null}
        <Field
          label={t('texts.titleZh')}
          value={values.title}
          maxLength={100}
          onChange={(title) => set({ title })}
        />
        <LongField
          label={t('texts.bodyZh')}
          value={values.body}
          maxLength={5000}
          rows={8}
          onChange={(body) => set({ body })}
        />
        <Field
          label={t('texts.titleEn')}
          value={values.titleEn}
          maxLength={100}
          onChange={(titleEn) => set({ titleEn })}
        />
        <LongField
          label={t('texts.bodyEn')}
          value={values.bodyEn}
          maxLength={5000}
          rows={4}
          onChange={(bodyEn) => set({ bodyEn })}
        />
        {save.error ? (
          <p className="strip strip-poor" role="alert">
            {errorText(save.error, words)}
          </p>
        ) : null}
      </div>
    </Dialog>
  )
}

function begin(draft: PublicText | null): Draft {
  if (draft === null) return EMPTY
  const { kind, subject, title, body, titleEn, bodyEn } = draft
  return {
    ...{ kind, subject: subject.code, case: draft.case ?? '', title, body },
    ...{ titleEn: titleEn ?? '', bodyEn: bodyEn ?? '' },
  }
}

interface AboutProps {
  readonly values: Draft
  readonly set: (change: Partial<Draft>) => void
}

function AboutFields({ values: { kind, subject, case: caseId }, set }: AboutProps) {
  const { t, label, say } = useWords()
  const categories = useMeta().categories.filter(({ parent }) => parent === null)
  const channels = codes(CHANNELS).map((code) => ({ value: code as string, text: label(CHANNELS, code) }))
  const subjects =
    kind === 'channel' ? channels : categories.map((one) => ({ value: one.code, text: say(one) }))
  const choose = (next: TextKind) =>
    set({ kind: next, subject: (next === 'channel' ? 'hotline' : categories[0]?.code) ?? '' })
  return (
    <>
      <Select
        label={t('texts.kind')}
        value={kind}
        options={codes(TEXT_KINDS).map((code) => ({ value: code, text: label(TEXT_KINDS, code) }))}
        onChange={choose}
      />
      {kind === 'typical_case' ? (
        <Field
          label={t('texts.case')}
          hint={t('texts.caseHint')}
          value={caseId}
          maxLength={300}
          onChange={(value) => set({ case: value })}
        />
      ) : (
        <Select
          label={t(kind === 'channel' ? 'texts.channel' : 'texts.category')}
          value={subject}
          options={subjects}
          onChange={(value) => set({ subject: value })}
        />
      )}
    </>
  )
}
