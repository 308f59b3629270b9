// 查询码: gives the resident a code to follow the case by; shown this once, to be copied or printed as a slip.
import { lazy, Suspense, useState } from 'react'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMay } from '#web/lib/session.ts'
import { Button } from '#web/ui/Button.tsx'

const ProgressCodeDialog = lazy(async () => ({
  default: (await import('./ProgressCodeDialog.tsx')).ProgressCodeDialog,
}))

/** Nothing for those who may not. */
export function ProgressCodeButton({
  id,
  isOffered = false,
}: {
  readonly id: string
  readonly isOffered?: boolean
}) {
  const { t } = useWords()
  const [isOpen, setOpen] = useState(false)
  if (useMay('write') !== 'yes') return null
  return (
    <>
      <Button onPress={() => setOpen(true)}>{t(isOffered ? 'cases.codeOffered' : 'cases.code')}</Button>
      {isOpen ? (
        <Suspense>
          <ProgressCodeDialog id={id} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  )
}
