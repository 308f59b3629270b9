// Modal dialogs: centred, or a drawer from the side that becomes a bottom sheet on the phone. Focus stays inside, Esc closes.
import type { ReactNode } from 'react'
import { Dialog as AriaDialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { Button } from './Button.tsx'

export interface DialogProps {
  readonly isOpen: boolean
  readonly onOpenChange: (isOpen: boolean) => void
  readonly title: ReactNode
  /** `drawer` stands at the right edge, on the phone at the bottom. */
  readonly kind?: 'dialog' | 'drawer'
  readonly footer?: ReactNode
  readonly children: ReactNode
}

export function Dialog({ isOpen, onOpenChange, title, kind = 'dialog', footer, children }: DialogProps) {
  const { t } = useWords()
  return (
    <ModalOverlay isOpen={isOpen} onOpenChange={onOpenChange} isDismissable className="overlay">
      <Modal className={`modal modal-${kind}`}>
        <AriaDialog className="dialog">
          <div className="dialog-head">
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            <Button kind="icon" aria-label={t('kit.close')} onPress={() => onOpenChange(false)}>
              ×
            </Button>
          </div>
          <div className="dialog-body">{children}</div>
          {footer ? <div className="dialog-foot row">{footer}</div> : null}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
