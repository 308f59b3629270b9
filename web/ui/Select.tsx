// One of many: the browser's own list, which every phone and reader knows.
import { useId } from 'react'

export interface SelectProps<V extends string> {
  readonly label: string
  readonly hideLabel?: boolean
  readonly value: V
  readonly options: readonly { readonly value: V; readonly text: string }[]
  readonly onChange: (value: V) => void
  readonly isDisabled?: boolean
}

export function Select<V extends string>(props: SelectProps<V>) {
  const id = useId()
  const choose = (text: string) => {
    const option = props.options.find((one) => one.value === text)
    if (option) props.onChange(option.value)
  }
  return (
    <span className="select">
      <label htmlFor={id} className={props.hideLabel ? 'sr-only' : 'field-label'}>
        {props.label}
      </label>
      <select
        id={id}
        value={props.value}
        disabled={props.isDisabled ?? false}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        {props.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </span>
  )
}
