// A table on paper: real caption and head; on a phone it scrolls in its own region, by keyboard too.
import type { ReactNode } from 'react'

export function PaperTable({
  caption,
  children,
}: {
  readonly caption: string
  readonly children: ReactNode
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group names the scrolling area without becoming a landmark or a form part
    <div className="paper-scroll" role="group" aria-label={caption} {...SCROLLS}>
      <table className="paper-table">
        <caption className="sr-only">{caption}</caption>
        {children}
      </table>
    </div>
  )
}

const SCROLLS = { tabIndex: 0 }
