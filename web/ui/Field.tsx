// A labelled text field with its hint and its error, linked for readers.
import { type HTMLAttributes, type ReactNode, useId } from 'react'

export interface FieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly type?: 'text' | 'password' | 'search' | 'date' | 'datetime-local' | 'tel' | 'number'
  readonly name?: string
  readonly autoComplete?: string
  readonly inputMode?: HTMLAttributes<HTMLInputElement>['inputMode']
  readonly hideLabel?: boolean
  readonly isRequired?: boolean
  readonly placeholder?: string
  readonly min?: string
  readonly max?: string
  readonly maxLength?: number
  readonly hint?: ReactNode
  readonly error?: string | undefined
  /** Takes the focus when it appears: what its dialog was opened for. */
  readonly takesFocus?: boolean
  /** Something at the end of the field, e.g. a button. */
  readonly end?: ReactNode
}

export function Field(props: FieldProps) {
  const id = useId()
  const {
    label,
    hideLabel,
    hint,
    error,
    end,
    isRequired,
    takesFocus,
    onChange,
    type = 'text',
    ...input
  } = props
  const describedBy = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  return (
    <div className="field">
      <label htmlFor={id} className={hideLabel ? 'sr-only' : 'field-label'}>
        {label}
      </label>
      <div className="field-box">
        <input
          {...input}
          id={id}
          type={type}
          // biome-ignore lint/a11y/noAutofocus: only where a dialog was opened to write this
          autoFocus={takesFocus ?? false}
          required={isRequired ?? false}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy === '' ? undefined : describedBy}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
        {end}
      </div>
      {hint ? (
        <p id={`${id}-hint`} className="meta">
          {hint}
        </p>
      ) : null}
      {error ? (
        <p id={`${id}-error`} className="field-error">
          {error}
        </p>
      ) : null}
    </div>
  )
}
