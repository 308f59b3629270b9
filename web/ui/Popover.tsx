// A small dialog beside the thing it explains; Esc and a click outside close it, focus goes back.
import type { ReactNode, RefObject } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { Popover as AriaPopover } from 'react-aria-components/Popover'

export interface PopoverProps {
  readonly isOpen: boolean
  readonly onOpenChange: (isOpen: boolean) => void
  readonly triggerRef: RefObject<HTMLElement | null>
  /** Name for readers. */
  readonly label: string
  readonly placement?: 'bottom' | 'bottom start' | 'bottom end' | 'top' | 'right' | 'left'
  readonly className?: string
  readonly children: ReactNode
}

export function Popover({ label, placement = 'bottom start', className, children, ...rest }: PopoverProps) {
  return (
    <AriaPopover
      {...rest}
      placement={placement}
      className={`popover ${className ?? ''}`}
      offset={8}
      containerPadding={12}
    >
      <Dialog className="popover-dialog" aria-label={label}>
        {children}
      </Dialog>
    </AriaPopover>
  )
}
