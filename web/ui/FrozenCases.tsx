// The popover of a snapshot's figure: its counts, the snapshot it stands in, and the case numbers themselves.
import type { RefObject } from 'react'
import type { FigurePlace, FrozenCounts } from '#web/lib/frozenCases.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { Button } from './Button.tsx'
import { FrozenUnits } from './FrozenUnits.tsx'
import { Popover } from './Popover.tsx'

export interface FrozenCasesProps {
  readonly place: FigurePlace
  readonly counts: FrozenCounts
  readonly title: string
  readonly triggerRef: RefObject<HTMLElement | null>
  readonly onClose: () => void
}

export function FrozenCases({ place, counts, title, triggerRef, onClose }: FrozenCasesProps) {
  const { t, f } = useWords()
  const { num, den, excluded } = counts
  return (
    <Popover isOpen onOpenChange={(isOpen) => !isOpen && onClose()} triggerRef={triggerRef} label={title}>
      <div className="definition frozen-popover">
        <div className="dialog-head">
          <h2>{title}</h2>
          <Button kind="icon" aria-label={t('kit.close')} onPress={onClose}>
            ×
          </Button>
        </div>
        <p>
          <b>{f.fraction(num, den)}</b>
          {excluded > 0 ? <span className="meta"> {t('appraisal.voidCases', { n: excluded })}</span> : null}
        </p>
        <FrozenUnits place={place} counts={counts} onFollow={onClose} />
      </div>
    </Popover>
  )
}
