// A picture from web/marks: the SVG string of a pure builder, named for readers by its own summary.
import type { MarkPicture } from '#web/marks/svg.ts'

export interface MarkProps {
  readonly mark: MarkPicture
  readonly className?: string
  /** Beside a text that says the same: hidden from readers. */
  readonly isDecorative?: boolean
}

export function Mark({ mark, className, isDecorative = false }: MarkProps) {
  const named = isDecorative ? { 'aria-hidden': true } : { role: 'img', 'aria-label': mark.summary }
  return (
    <span
      {...named}
      className={`mark ${className ?? ''}`}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: built by web/marks, which escapes every text
      dangerouslySetInnerHTML={{ __html: mark.svg }}
    />
  )
}
