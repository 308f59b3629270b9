// One of a few: a radio group drawn as a bar; arrow keys move, the chosen one carries weight and an underline.
import { type ReactNode, useId } from 'react'

export interface SegmentedProps<V extends string> {
  /** Name for readers; shown before the bar where `showLabel`. */
  readonly label: string
  readonly showLabel?: boolean
  readonly value: V
  readonly options: readonly { readonly value: V; readonly text: ReactNode; readonly isDisabled?: boolean }[]
  readonly onChange: (value: V) => void
  readonly size?: 'normal' | 'small'
}

export function Segmented<V extends string>(props: SegmentedProps<V>) {
  const name = useId()
  return (
    <fieldset className={props.size === 'small' ? 'seg seg-small' : 'seg'}>
      <legend className={props.showLabel ? 'seg-label' : 'sr-only'}>{props.label}</legend>
      <div className="seg-bar">
        {props.options.map((option) => (
          <label key={option.value} className={option.value === props.value ? 'on' : ''}>
            <input
              type="radio"
              className="sr-only"
              name={name}
              value={option.value}
              checked={option.value === props.value}
              disabled={option.isDisabled ?? false}
              onChange={() => props.onChange(option.value)}
            />
            {option.text}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
