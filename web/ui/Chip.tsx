// Chips: a removable filter, a toggle, and a group of toggles for several of a list.
import type { ReactNode } from 'react'

/** A set filter; pressing it takes the filter away. `name` completes the reader's sentence. */
export function RemovableChip(props: {
  readonly children: ReactNode
  readonly label: string
  readonly onRemove: () => void
}) {
  return (
    <button type="button" className="chip chip-removable" aria-label={props.label} onClick={props.onRemove}>
      {props.children}
      <span aria-hidden="true">×</span>
    </button>
  )
}

export interface ChipProps {
  readonly children: ReactNode
  readonly isOn: boolean
  readonly onChange: (isOn: boolean) => void
}

/** A toggle drawn as chip: a checkbox, so that it says its state. */
export function Chip({ children, isOn, onChange }: ChipProps) {
  return (
    <label className={isOn ? 'chip chip-toggle on' : 'chip chip-toggle'}>
      <input
        type="checkbox"
        className="sr-only"
        checked={isOn}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span aria-hidden="true" className="chip-tick">
        {isOn ? '✓' : ''}
      </span>
      {children}
    </label>
  )
}
