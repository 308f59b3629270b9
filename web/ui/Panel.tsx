// A block of a page with its heading: finding as title, unit and denominators below.
import { type ReactNode, useId } from 'react'

export interface PanelProps {
  readonly title: ReactNode
  readonly sub?: ReactNode
  readonly actions?: ReactNode
  /** `card` draws a line around; `plain` only spaces. */
  readonly kind?: 'card' | 'plain'
  readonly className?: string
  readonly children?: ReactNode
}

export function Panel({ title, sub, actions, kind = 'card', className, children }: PanelProps) {
  const id = useId()
  return (
    <section className={['panel', `panel-${kind}`, className ?? ''].join(' ').trim()} aria-labelledby={id}>
      <div className="panel-head">
        <div>
          <h2 id={id}>{title}</h2>
          {sub ? <p className="meta panel-sub">{sub}</p> : null}
        </div>
        {actions ? <div className="row panel-acts">{actions}</div> : null}
      </div>
      {children}
    </section>
  )
}
