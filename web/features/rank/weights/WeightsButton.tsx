// Opens and closes 权重试算; that it is open stands in the address, the weights themselves nowhere.
import { lazy, Suspense } from 'react'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useView } from '#web/lib/urlState.ts'
import { Button } from '#web/ui/Button.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'

const WeightsBlock = lazy(() => import('./WeightsBlock.tsx').then((part) => ({ default: part.WeightsBlock })))

const TAB = 'weights'

export function WeightsButton() {
  const { t } = useWords()
  const { params, set } = useView()
  const isOpen = params.tab === TAB
  return (
    <Button aria-expanded={isOpen} onPress={() => set({ tab: isOpen ? null : TAB })}>
      {t('rank.weights')}
    </Button>
  )
}

/** Loaded when it is first opened. */
export function WeightsPlace({ group }: { readonly group: string | undefined }) {
  const { params } = useView()
  if (params.tab !== TAB) return null
  return (
    <Suspense fallback={<Skeleton height="20rem" lines={7} />}>
      <WeightsBlock group={group} />
    </Suspense>
  )
}
