// 录入诉求: the way to enter one case from an offline channel, and the drawer it opens.
import { useState } from 'react'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { Button } from '#web/ui/Button.tsx'
import { NewCaseDrawer } from './NewCaseDrawer.tsx'
import { WhoMay } from './WhoMay.tsx'

export function NewCaseButton() {
  const { t } = useWords()
  const [isOpen, setOpen] = useState(false)
  return (
    <WhoMay what={t('cases.newCase')}>
      <Button kind="primary" onPress={() => setOpen(true)}>
        {t('cases.newCase')}
      </Button>
      {isOpen ? <NewCaseDrawer onClose={() => setOpen(false)} /> : null}
    </WhoMay>
  )
}
