// 添加过程: the way to enter a later event of a case, and the drawer it opens.
import { useState } from 'react'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import type { CaseDetail } from '#web/record/queries.ts'
import { Button } from '#web/ui/Button.tsx'
import { NewEventDrawer } from './NewEventDrawer.tsx'
import { WhoMay } from './WhoMay.tsx'

export function NewEventButton({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useWords()
  const [isOpen, setOpen] = useState(false)
  return (
    <WhoMay what={t('cases.newEvent')}>
      <Button kind="primary" onPress={() => setOpen(true)}>
        {t('cases.newEvent')}
      </Button>
      {isOpen ? <NewEventDrawer detail={detail} onClose={() => setOpen(false)} /> : null}
    </WhoMay>
  )
}
