// A picture from web/marks: the SVG string of a pure builder, named for readers by its own summary.

/** What every builder of web/marks returns. */
export interface MarkPicture {
  /** A whole `<svg>` element; texts in it are escaped by the builder. */
  readonly svg: string
  /** The finding in words: highest, lowest, change, outliers. */
  readonly summary: string
}

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
