// A picture that is drawn anew for the width it stands in, so that its text never scales.
import type { MarkPicture } from '#web/marks/svg.ts'
import { Mark, type MarkProps } from './Mark.tsx'
import { useSize } from './useSize.ts'

export interface SizedMarkProps {
  readonly draw: (size: { readonly width: number; readonly em: number }) => MarkPicture
  readonly className?: string
  readonly isDecorative?: boolean
  readonly onPress?: NonNullable<MarkProps['onPress']>
}

export function SizedMark({ draw, ...rest }: SizedMarkProps) {
  const { ref, width, em } = useSize()
  return (
    <div ref={ref} className="sized">
      <Mark mark={draw({ width, em })} {...rest} />
    </div>
  )
}
