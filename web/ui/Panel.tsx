// A block of a page with its heading: finding as title, unit and denominators below.
import { type ReactNode, useId } from 'react'

export interface PanelProps {
  /** Its anchor in the address. */
  readonly id?: string
  readonly title: ReactNode
  readonly sub?: ReactNode
  readonly actions?: ReactNode
  /** `card` draws a line around; `plain` only spaces. */
  readonly kind?: 'card' | 'plain'
  readonly className?: string
  readonly children?: ReactNode
}

export function Panel({ id, title, sub, actions, kind = 'card', className, children }: PanelProps) {
  const titleId = useId()
  return (
    <section
      id={id}
      className={['panel', `panel-${kind}`, className ?? ''].join(' ').trim()}
      aria-labelledby={titleId}
    >
      <div className="panel-head">
        <div>
          <h2 id={titleId}>{title}</h2>
          {sub ? <p className="meta panel-sub">{sub}</p> : null}
        </div>
        {actions ? <div className="row panel-acts">{actions}</div> : null}
      </div>
      {children}
    </section>
  )
}
