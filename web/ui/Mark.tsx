// A picture from web/marks: the SVG string of a pure builder, named for readers by its own summary.
import type { MarkPicture } from '#web/marks/svg.ts'

export interface MarkProps {
  readonly mark: MarkPicture
  readonly className?: string
  /** Beside a text that says the same: hidden from readers. */
  readonly isDecorative?: boolean
  /** A numbered part of the picture was pressed. For the pointer only: whoever gives it has the same as links in a table. */
  readonly onPress?: (index: number, part: Element) => void
}

export function Mark({ mark, className, isDecorative = false, onPress }: MarkProps) {
  const named = isDecorative ? { 'aria-hidden': true } : { role: 'img', 'aria-label': mark.summary }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: what the picture opens is a link or button beside it
    // biome-ignore lint/a11y/noStaticElementInteractions: as above
    <span
      {...named}
      className={`mark ${className ?? ''}`}
      onClick={onPress ? (event) => pressed(event.target, onPress) : undefined}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: built by web/marks, which escapes every text
      dangerouslySetInnerHTML={{ __html: mark.svg }}
    />
  )
}

function pressed(target: EventTarget, onPress: NonNullable<MarkProps['onPress']>): void {
  const part = target instanceof Element ? target.closest('[data-at]') : null
  if (part !== null) onPress(Number(part.getAttribute('data-at')), part)
}
