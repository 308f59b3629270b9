// The map approval number (审图号): printed with every map that leaves the page.
import { type FormEvent, useState } from 'react'
import { errorText } from '#web/lib/errorText.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { useMay } from '#web/lib/session.ts'
import { Button } from '#web/ui/Button.tsx'
import { Field } from '#web/ui/Field.tsx'
import { Panel } from '#web/ui/Panel.tsx'
import { useSetMapApproval } from './queries.ts'

export function MapApprovalBlock() {
  const { t } = useWords()
  const { mapApproval } = useMeta().street
  const may = useMay('configure')
  return (
    <Panel id="approval" title={t('settings.approval')} sub={t('settings.approvalSub')}>
      {may === 'yes' ? (
        <Form key={mapApproval} stored={mapApproval} />
      ) : (
        <>
          <p>{mapApproval ?? t('settings.approvalNone')}</p>
          {may === 'no' ? <p className="meta">{t('settings.approvalMayNot')}</p> : null}
        </>
      )}
    </Panel>
  )
}

const LONGEST = 60

/** What is stored is read anew after every change: the field then begins from it. */
function Form({ stored }: { readonly stored: string | null }) {
  const words = useWords()
  const { t } = words
  const [text, setText] = useState(stored ?? '')
  const save = useSetMapApproval()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate(text)
  }
  return (
    <form className="settings-approval" onSubmit={submit}>
      <Field
        label={t('settings.approvalNumber')}
        hint={t('settings.approvalHint')}
        value={text}
        maxLength={LONGEST}
        onChange={setText}
        end={
          <Button kind="primary" type="submit" isDisabled={save.isPending || text.trim() === (stored ?? '')}>
            {t('settings.approvalSave')}
          </Button>
        }
      />
      {save.error ? (
        <p className="strip strip-poor" role="alert">
          {errorText(save.error, words)}
        </p>
      ) : null}
    </form>
  )
}
