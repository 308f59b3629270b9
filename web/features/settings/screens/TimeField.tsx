// An hour of the day or a day, by the browser's own picker; empty = null.
import { useId } from 'react'

export interface TimeFieldProps {
  readonly label: string
  readonly value: string | null
  readonly onChange: (value: string | null) => void
  readonly type?: 'time' | 'date'
}

export function TimeField({ label, value, onChange, type = 'time' }: TimeFieldProps) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id} className="field-label">
        {label}
      </label>
      <div className="field-box">
        <input
          id={id}
          type={type}
          value={value ?? ''}
          onChange={({ currentTarget }) => onChange(currentTarget.value === '' ? null : currentTarget.value)}
        />
      </div>
    </div>
  )
}
