// The code of a case, large, with the public address and its QR; printed it is the whole page.
import { errorText } from '#web/lib/errorText.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { usePublicOrigin } from '#web/lib/publicOrigin.ts'
import { AddressNote } from '#web/ui/AddressNote.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { QrCode } from '#web/ui/QrCode.tsx'
import { useGiveCode } from './queries.ts'
import './progressCode.css'

export function ProgressCodeDialog({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const words = useWords()
  const { t } = words
  const give = useGiveCode(id)
  const code = give.data?.code
  const foot = code ? (
    <>
      <Button onPress={onClose}>{t('cases.codeClose')}</Button>
      <Button kind="primary" onPress={() => window.print()}>
        {t('cases.codePrint')}
      </Button>
    </>
  ) : (
    <>
      <Button onPress={onClose}>{t('cases.cancel')}</Button>
      <Button kind="primary" isDisabled={give.isPending} onPress={() => give.mutate()}>
        {t('cases.codeGive')}
      </Button>
    </>
  )
  return (
    <Dialog
      title={t('cases.codeTitle')}
      isOpen
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      footer={foot}
    >
      {code ? <Slip code={code} /> : <p>{t('cases.codeText')}</p>}
      {give.error ? (
        <p className="strip strip-poor" role="alert">
          {errorText(give.error, words)}
        </p>
      ) : null}
    </Dialog>
  )
}

function Slip({ code }: { readonly code: string }) {
  const { t } = useWords()
  const meta = useMeta()
  const { origin } = usePublicOrigin()
  const address = `${origin}/public/progress`
  return (
    <div className="progress-slip">
      <p>{meta.street.name}</p>
      <p className="progress-code" role="status">
        {code}
      </p>
      <QrCode text={`${address}?code=${code}`} label={t('cases.codeQr')} />
      <p>{t('cases.codeHow', { address })}</p>
      <div className="progress-once">
        <AddressNote />
      </div>
      <p className="strip strip-amber progress-once">{t('cases.codeOnce')}</p>
    </div>
  )
}
