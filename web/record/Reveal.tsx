// 显示个人信息: the button, the question for a reason, and who looked before. What is shown lives here and goes with the page.
import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { errorText } from '#web/lib/errorText.ts'
import { REVEALERS, useSession } from '#web/lib/session.ts'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { Field } from '#web/ui/Field.tsx'
import { type CaseDetail, type Revealed, useReveal } from './queries.ts'
import { useCellWords } from './useCellWords.ts'

const LEAST_REASON = 2

/** What is shown in full (null = masked), and what may be pressed; nothing for those who may not. */
export function useRevealing(detail: CaseDetail): {
  readonly shown: Revealed | null
  readonly control: ReactNode
} {
  const { t } = useCellWords(detail.asOf).words
  const { data: session } = useSession()
  const [shown, setShown] = useState<Revealed | null>(null)
  const [isAsking, setAsking] = useState(false)
  const role = session?.role ?? null
  if (role === null || !REVEALERS.includes(role)) return { shown: null, control: null }
  const show = (revealed: Revealed) => {
    setShown(revealed)
    setAsking(false)
  }
  const control = (
    <>
      <p className="trail-reveal">
        {shown === null ? (
          <Button onPress={() => setAsking(true)}>{t('cases.reveal')}</Button>
        ) : (
          <Button onPress={() => setShown(null)}>{t('cases.revealHide')}</Button>
        )}
        {shown === null ? null : <Seen detail={detail} shown={shown} />}
      </p>
      {isAsking ? <AskReason detail={detail} onShow={show} onClose={() => setAsking(false)} /> : null}
    </>
  )
  return { shown, control }
}

function Seen({ detail, shown }: { readonly detail: CaseDetail; readonly shown: Revealed }) {
  const { t, f } = useCellWords(detail.asOf).words
  const before = shown.reveals.slice(1)
  if (before.length === 0) return <span className="meta">{t('cases.revealFirst')}</span>
  const list = before
    .map(({ at, by }) => t('cases.revealOne', { at: f.dateTime(at), by }))
    .join(t('cases.listGap'))
  return <span className="meta">{t('cases.revealSeen', { list })}</span>
}

function AskReason(props: {
  readonly detail: CaseDetail
  readonly onShow: (revealed: Revealed) => void
  readonly onClose: () => void
}) {
  const { detail, onShow, onClose } = props
  const { words } = useCellWords(detail.asOf)
  const { t } = words
  const reveal = useReveal(detail.case.id)
  const formId = useId()
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const isShort = reason.trim().length < LEAST_REASON
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!isShort) reveal.mutate(reason.trim(), { onSuccess: onShow })
  }
  const foot = (
    <>
      <Button onPress={onClose}>{t('cases.cancel')}</Button>
      <button type="submit" form={formId} className="btn btn-primary" disabled={reveal.isPending}>
        {reveal.isPending ? t('cases.revealing') : t('cases.revealSubmit')}
      </button>
    </>
  )
  return (
    <Dialog
      title={t('cases.revealTitle')}
      isOpen
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      footer={foot}
    >
      <form id={formId} className="entry" onSubmit={submit} noValidate>
        {reveal.error === null ? null : (
          <p className="strip strip-poor" role="alert">
            {errorText(reveal.error, words)}
          </p>
        )}
        <Field
          label={t('cases.revealReason')}
          value={reason}
          maxLength={200}
          isRequired
          takesFocus
          hint={t('cases.revealHint')}
          error={isTried && isShort ? t('cases.revealShort') : undefined}
          onChange={setReason}
        />
      </form>
    </Dialog>
  )
}
