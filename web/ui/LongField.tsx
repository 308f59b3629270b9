// A labelled text of several lines.
import { useId } from 'react'

export interface LongFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly maxLength: number
  readonly rows?: number
  /** Takes the focus when it appears: what its dialog was opened for. */
  readonly takesFocus?: boolean
}

export function LongField(props: LongFieldProps) {
  const { label, value, onChange, maxLength, rows = 3, takesFocus = false } = props
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id} className="field-label">
        {label}
      </label>
      <textarea
        id={id}
        rows={rows}
        value={value}
        // biome-ignore lint/a11y/noAutofocus: only where a dialog was opened to write this
        autoFocus={takesFocus}
        maxLength={maxLength}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </div>
  )
}
